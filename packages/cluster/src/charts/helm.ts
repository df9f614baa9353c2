import { rmSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "../run-program.ts";
import { temporaryFolder } from "../temporary.ts";

/** A Helm and how it applies: Helm 4 does it on the server's side, unless told to do as Helm 3 does. */
export const helmModes = ["helm 3", "helm 4", "helm 4 client-side"] as const;
export type HelmMode = (typeof helmModes)[number];

/** The paths of both majors. */
export interface HelmPrograms {
  readonly helm3: string;
  readonly helm4: string;
}

/** Helm on one cluster, with settings of nobody's own. */
export interface Helm {
  readonly mode: HelmMode;
  /** Runs `helm install`, `upgrade` and so on, and throws what it says unless it ends well. */
  run(command: string, ...args: readonly string[]): Promise<string>;
  /** Removes its settings and cache. */
  close(): void;
}

const applies = new Set(["install", "upgrade", "rollback"]);

/**
 * Helm in one of its modes.
 *
 * @example
 * const helm = useHelm("helm 4", { helm3: "helm3", helm4: "helm" }, cluster.kubeconfig);
 * await helm.run("install", "shop", "charts/web-service/chart", "--wait");
 */
export function useHelm(mode: HelmMode, programs: HelmPrograms, kubeconfig: string): Helm {
  const home = temporaryFolder("helm");
  const env = {
    KUBECONFIG: kubeconfig,
    HELM_CONFIG_HOME: join(home, "config"),
    HELM_CACHE_HOME: join(home, "cache"),
    HELM_DATA_HOME: join(home, "data"),
    // What it learns of the API server, which otherwise stays in the user's home when the server is gone.
    KUBECACHEDIR: join(home, "kube"),
    // Many of them run side by side, where a second thread for each only waits for the others.
    GOMAXPROCS: "1",
    // Every revision stays, so that whatever a release ever made can be looked for after it is gone.
    HELM_MAX_HISTORY: "0",
  };
  const file = mode === "helm 3" ? programs.helm3 : programs.helm4;
  const clientSide = (command: string) =>
    mode === "helm 4 client-side" && applies.has(command) ? ["--server-side=false"] : [];
  return {
    mode,
    run: async (command, ...args) => {
      const all = [command, ...args, ...clientSide(command)];
      const { code, output } = await runProgram(file, all, { env });
      if (code !== 0) throw new Error(`helm ${all.join(" ")} ended with ${code}:\n${output.trim()}`);
      return output;
    },
    close: () => rmSync(home, { recursive: true, force: true }),
  };
}
