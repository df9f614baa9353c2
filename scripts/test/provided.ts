import type { ToolName } from "../tools/tool.ts";

/** The real programs that tests run. */
export const testTools = [
  "helm3",
  "helm4",
  "kubeconform",
  "helm-docs",
] as const satisfies readonly ToolName[];

declare module "vitest" {
  export interface ProvidedContext {
    /** The path of each program. */
    tools: Readonly<Record<(typeof testTools)[number], string>>;
    /** A running cluster, for tests called `*.cluster.test.ts`. */
    cluster: { readonly kubeconfig: string };
  }
}
