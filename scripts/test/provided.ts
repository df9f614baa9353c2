import type { ToolName } from "../tools/tool.ts";
import type { RunEffort } from "./effort.ts";

/** The real programs that tests run. */
export const testTools = [
  "helm3",
  "helm4",
  "kubeconform",
  "helm-docs",
] as const satisfies readonly ToolName[];

/** Those that only tests on a cluster start. */
export const clusterTools = [
  "registry",
  "metrics-server",
  "promtool",
  "prometheus",
  "config-reloader",
  "amtool",
  "coredns",
  "node-exporter",
  "nginx",
] as const satisfies readonly ToolName[];

declare module "vitest" {
  export interface ProvidedContext {
    /** The path of each program. */
    tools: Readonly<Record<(typeof testTools)[number], string>>;
    /** How much properties are tried; only tests that need no cluster have some. */
    effort: RunEffort;
    /** A running cluster, for tests called `*.cluster.test.ts`. */
    cluster: { readonly kubeconfig: string };
    /** The path of each program that only those tests start. */
    clusterTools: Readonly<Record<(typeof clusterTools)[number], string>>;
  }
}
