import { type ClusterState, isAlive, isRunning, listClusters } from "../../packages/cluster/src/index.ts";
import type { KubernetesMinor } from "../tools/tool.ts";

/** Whether `pnpm cluster up` made it, a process that still runs (such as a test) holds it, or nothing does. */
export type Condition = "up" | "held" | "abandoned";

export function conditionOf(state: ClusterState): Condition {
  if (state.kept) return isRunning(state) ? "up" : "abandoned";
  return isAlive(state.owner) ? "held" : "abandoned";
}

/** The clusters of a minor, or all of them. One that has not told its version yet is of every minor. */
export function clustersOf(minor: KubernetesMinor | undefined): ClusterState[] {
  return listClusters().filter(
    ({ version }) => minor === undefined || version === undefined || version.startsWith(`v${minor}.`),
  );
}
