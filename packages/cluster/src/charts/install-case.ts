import { checkConfiguration } from "../configuration/check-configuration.ts";
import { connectAs, describeRight, missingRights } from "../service-account.ts";
import { revisionsOf } from "./release.ts";
import type { Room } from "./room.ts";
import { serviceAccountsOf } from "./selected-pods.ts";
import type { Case, Trial } from "./trial.ts";

/**
 * Installs a release with the values of a case, and tries what holds of it alone: `helm test`, the real programs that
 * read its configuration, and what its service accounts may do.
 */
export async function installCase(trial: Trial, room: Room, release: string, current: Case): Promise<void> {
  const { steps } = room;
  await steps.run("install", () =>
    room.apply("install", release, trial.chart.reference, "--values", current.values),
  );
  await steps.run("helm test", () => room.helm("test", release, "--timeout", `${trial.seconds ?? 60}s`));
  await expectConfiguration(trial, room, release, current);
  await steps.run("the service account's rights", () => expectRights(trial, room, release));
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
