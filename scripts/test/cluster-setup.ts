import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { installCrds, startCluster } from "../../packages/cluster/src/index.ts";
import { newestMinor } from "../tools/catalogue.ts";
import { ensureTools } from "../tools/ensure-tools.ts";
import { testTools } from "./provided.ts";

const crds = fileURLToPath(new URL("../../schemas/crds", import.meta.url));

/** Starts the cluster that the tests share, with the custom resources that the charts use, and ends it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const kubernetes = `kubernetes@${newestMinor}` as const;
  const tools = await ensureTools([...testTools, "etcd", "kwok", kubernetes]);
  const programs = { etcd: tools.etcd, kwok: tools.kwok, kubernetes: tools[kubernetes] };
  const cluster = await startCluster({ programs });
  await installCrds(cluster, crds);
  project.provide("tools", tools);
  project.provide("cluster", { kubeconfig: cluster.kubeconfig });
  return () => cluster.stop();
}
