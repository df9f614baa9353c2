import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { freePorts } from "./ports.ts";
import { ProgramGroup } from "./program-group.ts";
import { stopCluster } from "./state.ts";
import { temporaryFolder } from "./temporary.ts";
import { waitUntil } from "./wait-until.ts";

/** A running OCI registry. */
export interface Registry {
  /** Such as `127.0.0.1:40123`; charts are at `oci://127.0.0.1:40123/…`, with `--plain-http`. */
  readonly host: string;
  /** Ends it and removes what was pushed. */
  stop(): Promise<void>;
}

/**
 * Starts the reference OCI registry on 127.0.0.1, empty. It ends with `stop`, and also when this process ends
 * in whatever way.
 *
 * @example
 * const registry = await startRegistry({ registry: "/usr/local/bin/registry" });
 * spawnSync("helm", ["push", "web-1.0.0.tgz", `oci://${registry.host}/charts`, "--plain-http"]);
 * await registry.stop();
 */
export async function startRegistry(programs: { readonly registry: string }): Promise<Registry> {
  const folder = temporaryFolder("registry");
  const group = new ProgramGroup(folder);
  const stop = async () => {
    await stopCluster(folder);
    group.watchdog.dismiss();
  };
  try {
    const [port = 0] = await freePorts(1);
    const host = `127.0.0.1:${port}`;
    const config = join(folder, "registry.yaml");
    writeFileSync(config, stringify(configOf(host, folder)));
    await group.start({ name: "registry", file: programs.registry, args: ["serve", config] });
    await waitUntil(async () => (await fetch(`http://${host}/v2/`)).ok, {
      what: "the registry to answer",
      giveUpIf: () => group.assertAlive(),
    });
    return { host, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const configOf = (host: string, folder: string) => ({
  version: 0.1,
  log: { level: "warn", accesslog: { disabled: true } },
  storage: { filesystem: { rootdirectory: join(folder, "data") }, delete: { enabled: true } },
  http: { addr: host },
});
