import type { ApiClient } from "../api-client.ts";
import { revisionsOf } from "./release.ts";
import type { Room } from "./room.ts";
import { podsBehind } from "./selected-pods.ts";
import type { Case, Trial } from "./trial.ts";

/**
 * A second release, beside the first one if that is given. It is of the last version where that takes these
 * values, and is then upgraded to this one.
 */
export async function trySecond(trial: Trial, room: Room, { values }: Case, one?: string): Promise<void> {
  const { chart, api } = trial;
  const { steps } = room;
  const otherwise = (chart.expectations.single?.unless ?? []).flatMap((value) => ["--set", value]);
  const given = ["--values", values, ...otherwise];
  const last = (await isTakenByLast(trial, room, given)) ? chart.last : undefined;
  if (one === undefined && last === undefined) return;
  const two = room.release("two");
  const source = last?.archive ?? chart.reference;
  await steps.run(
    one === undefined ? "install of the last version" : "a second release beside it",
    async () => {
      await room.apply("install", two, source, ...given);
      if (one !== undefined) await expectPodsApart(api, room.namespace, one, two);
    },
  );
  if (last !== undefined) {
    const upgrade = () => room.apply("upgrade", two, last.next, ...given);
    await steps.run(`upgrade from ${last.version}`, upgrade);
  }
  await steps.run("uninstall of the second release", () => room.uninstall(two));
}

/** Fails if the Services of two releases send requests to the same pods. */
export async function expectPodsApart(
  api: ApiClient,
  namespace: string,
  one: string,
  two: string,
): Promise<void> {
  const [ofOne, ofTwo] = await Promise.all(
    [one, two].map(async (release) => {
      const [revision] = await revisionsOf(api, namespace, release);
      return podsBehind(api, namespace, revision?.objects ?? []);
    }),
  );
  const shared = ofOne?.filter((pod) => ofTwo?.includes(pod)) ?? [];
  if (shared.length > 0) {
    throw new Error(`The Services of both releases select the pods ${shared.join(", ")}.`);
  }
}

/** Whether there is a last version, and it takes the values; if not, the room notes why. */
export async function isTakenByLast(
  { chart: { last } }: Trial,
  room: Room,
  values: readonly string[],
): Promise<boolean> {
  if (last === undefined) {
    room.note("no upgrade from a last version: none is published");
    return false;
  }
  const refused = await room
    .helm("template", "two", last.archive, ...values)
    .then(() => undefined)
    .catch((error: Error) => error.message);
  if (refused !== undefined) room.note(`no upgrade from ${last.version}, which does not take these values`);
  return refused === undefined;
}
