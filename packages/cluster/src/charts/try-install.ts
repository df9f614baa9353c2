import { installCase } from "./install-case.ts";
import { inRoom } from "./room.ts";
import type { Case, Outcome, Trial } from "./trial.ts";
import { expectPodsApart } from "./try-second.ts";

/** Installs a chart with the values of one of its cases, tries what holds of that release alone, and removes it. */
export function tryInstall(trial: Trial, current: Case): Promise<Outcome> {
  return inRoom(trial, current.name, async (room) => {
    const one = room.release("one");
    await installCase(trial, room, one, current);
    await room.steps.run("uninstall", () => room.uninstall(one));
  });
}

/** Installs a chart twice with the same values, in one namespace: neither may be in the other's way. */
export function tryPair(trial: Trial, { values }: Case): Promise<Outcome> {
  return inRoom(trial, "pair", async (room) => {
    const { steps } = room;
    const { expectations, reference } = trial.chart;
    const otherwise = (expectations.single?.unless ?? []).flatMap((value) => ["--set", value]);
    const one = room.release("one");
    const two = room.release("two");
    const install = [reference, "--values", values];
    await steps.run("install", () => room.apply("install", one, ...install));
    await steps.run("a second release beside it", async () => {
      await room.apply("install", two, ...install, ...otherwise);
      await expectPodsApart(trial.api, room.namespace, one, two);
    });
    await steps.run("uninstall of the second release", () => room.uninstall(two));
    await steps.run("uninstall", () => room.uninstall(one));
  });
}
