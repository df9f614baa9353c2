import { stopCluster } from "../../packages/cluster/src/index.ts";
import type { KubernetesMinor } from "../tools/tool.ts";
import { clustersOf, conditionOf } from "./clusters.ts";

/** Ends the clusters that `up` started and those that a killed run has left; never one that is in use. */
export async function down(minor: KubernetesMinor | undefined): Promise<number> {
  const states = clustersOf(minor).filter((state) => conditionOf(state) !== "held");
  for (const { folder, version } of states) {
    await stopCluster(folder);
    console.log(`Ended ${version === undefined ? "a cluster" : `Kubernetes ${version}`} in ${folder}`);
  }
  if (states.length === 0) console.log("No cluster to end.");
  return 0;
}
