import { claimsGone } from "./claims-gone.ts";
import { overScale } from "./over-scale.ts";
import { expectRefusal, refusalOf } from "./refusals.ts";
import type { Room } from "./room.ts";
import type { Case, Trial } from "./trial.ts";

/** To other cases, and back to the first revision each time. */
export async function tryUpgrades(trial: Trial, room: Room, one: string, current: Case): Promise<void> {
  const { chart } = trial;
  const others = otherCases(trial, current);
  for (const [index, other] of others.entries()) {
    const refusal = refusalOf(chart.expectations.refusesUpgrade, current, other);
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
    if (!isLast) await room.steps.run("claims that go", () => claimsGone(trial, room));
  }
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
