import { expectRefusal } from "./refusals.ts";
import { inRoom } from "./room.ts";
import type { LastVersion, Outcome, Trial } from "./trial.ts";

/**
 * Installs the last version in each of the ways in which it is used, and upgrades to this one with the same values:
 * what it took, this one takes too.
 */
export function tryOldValues(trial: Trial, { version, archive, next, cases }: LastVersion): Promise<Outcome> {
  return inRoom(trial, "old-values", async (room) => {
    const { steps } = room;
    const { refusesUpgrade } = trial.chart.expectations;
    for (const { name, values } of cases) {
      const from = `${version} ${name}`;
      const refusal = refusesUpgrade.find((each) => each.from === from);
      const release = room.release("old");
      const given = ["--values", values];
      await steps.run(`install of ${from}`, () => room.apply("install", release, archive, ...given));
      await steps.run(`upgrade from ${from}`, async () => {
        const upgrade = room.apply("upgrade", release, next, ...given);
        if (refusal === undefined) return upgrade;
        await expectRefusal(upgrade, refusal.reason);
        room.note(`no upgrade from ${from}: ${refusal.reason}`);
      });
      await steps.run(`uninstall after ${from}`, () => room.uninstall(release));
    }
  });
}
