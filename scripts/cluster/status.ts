import type { KubernetesMinor } from "../tools/tool.ts";
import { type Condition, clustersOf, conditionOf } from "./clusters.ts";

const meanings: Readonly<Record<Condition, string>> = {
  up: "up, until: pnpm cluster down",
  held: "in use by another process, which ends it",
  abandoned: "left behind, end it with: pnpm cluster down",
};

/** Says which clusters there are. The exit code is 0 if one is up, and 1 if none is. */
export async function status(minor: KubernetesMinor | undefined): Promise<number> {
  const states = clustersOf(minor);
  for (const state of states) {
    const { version = "(starting)", kubeconfig = state.folder } = state;
    console.log(`${version}\t${meanings[conditionOf(state)]}\t${kubeconfig}`);
  }
  if (states.length === 0) console.log("No cluster is up.");
  return states.some((state) => conditionOf(state) === "up") ? 0 : 1;
}
