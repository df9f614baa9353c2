import { join } from "node:path";
import type { ManifestObject } from "../charts/manifest.ts";
import { ProgramGroup } from "../program-group.ts";
import { stopCluster } from "../state.ts";
import { temporaryFolder } from "../temporary.ts";
import { waitUntil } from "../wait-until.ts";
import type { ConfigurationCheck } from "./check-configuration.ts";
import { containerFiles } from "./container-files.ts";
import { layOut } from "./lay-out.ts";

export interface ServeOptions extends ConfigurationCheck {
  /** The path of the program. */
  readonly file: string;
  /** Texts of its files to replace, so that it listens on 127.0.0.1 at a free port; each must be there. */
  readonly replace: Readonly<Record<string, string>>;
  /** Whether it answers yet: a throw, or nothing, is no. */
  readonly isUp: () => Promise<boolean>;
  /** How long it may take until then: 15 unless given. */
  readonly seconds?: number;
}

/** A server on the configuration that a chart renders. */
export interface Served {
  /** What it has written so far. */
  log(): string;
  /** Ends it and removes its files. */
  stop(): Promise<void>;
}

/**
 * Starts a server on the configuration of a container, among the objects of a release, and returns when it answers.
 * It ends with `stop`, and also when this process ends in whatever way. It must stay in the foreground.
 */
export async function serveConfiguration(
  objects: readonly ManifestObject[],
  { container, program, args, image, file, replace, isUp, seconds = 15 }: ServeOptions,
): Promise<Served> {
  const [files] = containerFiles(objects, container);
  if (files === undefined) throw new Error(`No pod has a container ${container} for ${program} to serve.`);
  const folder = temporaryFolder("served");
  const group = new ProgramGroup(folder);
  const stop = async () => {
    await stopCluster(folder);
    group.watchdog.dismiss();
  };
  try {
    const relocate = layOut(files, { root: join(folder, "root"), image, replace });
    await group.start({ name: program, file, args: args.map(relocate) });
    await waitUntil(isUp, { what: `${program} to answer`, seconds, giveUpIf: () => group.assertAlive() });
    return { log: () => group.logs(), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
