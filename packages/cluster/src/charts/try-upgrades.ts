import { waitUntil } from "../wait-until.ts";
import { overScale } from "./over-scale.ts";
import type { Room } from "./room.ts";
import type { Case, Trial } from "./trial.ts";

/** To other cases, and back to the first revision each time. */
export async function tryUpgrades(trial: Trial, room: Room, one: string, current: Case): Promise<void> {
  const { chart } = trial;
  const others = otherCases(trial, current);
  for (const [index, other] of others.entries()) {
    const { refusesUpgrade } = chart.expectations;
    const refusal = refusesUpgrade.find(({ from, to }) => isCase(from, current) && isCase(to, other));
    const upgrade = (...more: string[]) =>
      // A case without values is the chart's defaults, and not what the release had.
      room.apply("upgrade", one, chart.reference, "--reset-values", "--values", other.values, ...more);
    const to = `upgrade to ${other.name}`;
    await room.steps.run(to, async () => {
      if (refusal === undefined) return overScale(to, room.note, upgrade);
      await expectRefusal(upgrade(), refusal.reason);
      room.note(`no ${to}: ${refusal.reason}`);
    });
    const isLast = index === others.length - 1;
    const back = `rollback from ${other.name}`;
    // The next upgrade waits for the pods just as well.
    const rollback = isLast ? room.apply : room.helm;
    await room.steps.run(back, () =>
      overScale(back, room.note, (...more) => rollback("rollback", one, "1", ...more)),
    );
    // A claim that goes is there until no pod has it, and what is applied meanwhile goes with it.
    if (!isLast) await room.steps.run("claims that go", () => claimsGone(trial, room));
  }
}

async function claimsGone({ api, seconds = 60 }: Trial, { namespace }: Room): Promise<void> {
  const path = `/api/v1/namespaces/${namespace}/persistentvolumeclaims`;
  const isNoneGoing = async () => {
    const { items } = await api.get<{ items: readonly { metadata: { deletionTimestamp?: string } }[] }>(path);
    return items.every(({ metadata }) => metadata.deletionTimestamp === undefined);
  };
  await waitUntil(isNoneGoing, { what: "claims to be gone", seconds, everyMilliseconds: 200 });
}

/** Whether an expectation is of this case: `*` is every one. */
function isCase(name: string, { name: own }: Case): boolean {
  return name === "*" || name === own;
}

/** A release that is merely never ready was not refused. */
export async function expectRefusal(upgrade: Promise<string>, reason: string): Promise<void> {
  const error = await upgrade.then(() => undefined).catch((thrown: Error) => thrown);
  if (error === undefined) throw new Error(`It must be refused (${reason}), but it went through.`);
  if (/deadline exceeded|timed out/.test(error.message)) throw error;
}

/** The cases after this one, then those before it, as far as they are wanted; the next one always is. */
export function otherCases(
  { chart: { cases }, upgrades = "every" }: Pick<Trial, "chart" | "upgrades">,
  current: Case,
): readonly Case[] {
  const index = cases.findIndex(({ name }) => name === current.name);
  const others = [...cases.slice(index + 1), ...cases.slice(0, index)];
  if (upgrades === "every") return others;
  if (upgrades === "next") return others.slice(0, 1);
  return others.filter((_, place) => place === 0 || place % upgrades.of === upgrades.share);
}
