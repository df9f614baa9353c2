import type { TestProject } from "vitest/node";
import { connect, sweepNamespaces, sweepTemporary } from "../../packages/cluster/src/index.ts";
import { startMinor } from "../charts/start-minor.ts";
import { newestMinor } from "../tools/catalogue.ts";
import { ensureTools } from "../tools/ensure-tools.ts";
import { clusterTools, testTools } from "./provided.ts";

/**
 * Starts the cluster that the tests share, with the custom resources that the charts use, and ends it. With
 * CHARTWRIGHT_KUBECONFIG they share a cluster of `pnpm cluster up`, without what killed runs left in it or
 * among the temporary files.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepTemporary();
  const tools = await ensureTools(testTools);
  const kept = process.env.CHARTWRIGHT_KUBECONFIG;
  const cluster = kept ? { kubeconfig: kept, stop: async () => {} } : await startMinor(newestMinor);
  await sweepNamespaces(connect(cluster.kubeconfig));
  project.provide("tools", tools);
  project.provide("clusterTools", await ensureTools(clusterTools));
  project.provide("cluster", { kubeconfig: cluster.kubeconfig });
  return () => cluster.stop();
}
