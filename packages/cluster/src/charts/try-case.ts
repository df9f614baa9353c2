import { checkConfiguration } from "../configuration/check-configuration.ts";
import { connectAs, describeRight, missingRights } from "../service-account.ts";
import { revisionsOf } from "./release.ts";
import { inRoom, type Room } from "./room.ts";
import { serviceAccountsOf } from "./selected-pods.ts";
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
    const install = [reference, "--values", current.values];
    await steps.run("install", () => room.apply("install", one, ...install));
    await steps.run("helm test", () => room.helm("test", one, "--timeout", `${trial.seconds ?? 60}s`));
    await expectConfiguration(trial, room, one, current);
    await steps.run("the service account's rights", () => expectRights(trial, room, one));
    await steps.run("the same name again", () => expectNameTaken(room, one, install));
    if (single === undefined || single.unless) await trySecond(trial, room, current, one);
    await tryUpgrades(trial, room, one, current);
    await steps.run("uninstall", () => room.uninstall(one));
    if (single === undefined || single.unless) return;
    room.note(`no second release: ${single.reason}`);
    await trySecond(trial, room, current);
  });
}

/** The configuration is the release's own, as Helm keeps it: what `lookup` and the like have made of it. */
async function expectConfiguration(
  { api, chart }: Trial,
  room: Room,
  release: string,
  { given }: Case,
): Promise<void> {
  for (const check of chart.expectations.configuration) {
    await room.steps.run(`${check.program} on its configuration`, async () => {
      const [revision] = await revisionsOf(api, room.namespace, release);
      const file = chart.programs[check.program];
      if (file === undefined) throw new Error(`Bug: nobody has said where ${check.program} is.`);
      await checkConfiguration([...(revision?.objects ?? []), ...given], check, file);
    });
  }
}

async function expectRights({ api, chart, kubeconfig }: Trial, room: Room, release: string): Promise<void> {
  const { needs } = chart.expectations;
  if (needs.length === 0) return;
  const [revision] = await revisionsOf(api, room.namespace, release);
  for (const account of serviceAccountsOf(revision?.objects ?? [])) {
    const client = await connectAs(kubeconfig, room.namespace, account);
    const missing = await missingRights(client, room.namespace, needs);
    if (missing.length > 0) {
      throw new Error(`The service account ${account} may not ${missing.map(describeRight).join(", ")}.`);
    }
  }
}

async function expectNameTaken(room: Room, release: string, install: readonly string[]): Promise<void> {
  const said = await room.apply("install", release, ...install).catch((error: Error) => error.message);
  if (/cannot re-?use a name that is still in use/.test(said)) return;
  throw new Error(`A second install of ${release} must be refused as a name in use, but helm said: ${said}`);
}
