import { installCase } from "./install-case.ts";
import { inRoom, type Room } from "./room.ts";
import type { Case, Outcome, Trial } from "./trial.ts";
import { trySecond } from "./try-second.ts";
import { tryUpgrades } from "./try-upgrades.ts";

/**
 * Installs a chart with the values of one of its cases and does with it what its users will: tests, a second
 * release beside it, an upgrade from the last version and to every other case, rollbacks, and the end.
 */
export function tryCase(trial: Trial, current: Case): Promise<Outcome> {
  return inRoom(trial, current.name, async (room) => {
    const { steps } = room;
    const { reference, expectations } = trial.chart;
    const { single } = expectations;
    const one = room.release("one");
    await installCase(trial, room, one, current);
    const again = [reference, "--values", current.values];
    await steps.run("the same name again", () => expectNameTaken(room, one, again));
    if (single === undefined || single.unless) await trySecond(trial, room, current, one);
    await tryUpgrades(trial, room, one, current);
    await steps.run("uninstall", () => room.uninstall(one));
    if (single === undefined || single.unless) return;
    room.note(`no second release: ${single.reason}`);
    await trySecond(trial, room, current);
  });
}

async function expectNameTaken(room: Room, release: string, install: readonly string[]): Promise<void> {
  const said = await room.apply("install", release, ...install).catch((error: Error) => error.message);
  if (/cannot re-?use a name that is still in use/.test(said)) return;
  throw new Error(`A second install of ${release} must be refused as a name in use, but helm said: ${said}`);
}
