import { fileURLToPath } from "node:url";
import { type Cluster, installCrds, startCluster } from "../../packages/cluster/src/index.ts";
import { kubernetesVersions } from "../tools/catalogue.ts";
import { ensureTools } from "../tools/ensure-tools.ts";
import type { KubernetesMinor } from "../tools/tool.ts";

const crds = fileURLToPath(new URL("../../schemas/crds", import.meta.url));

/** Starts a cluster of a minor, with the custom resources that the charts use. */
export async function startMinor(
  minor: KubernetesMinor,
  options: { readonly keep?: boolean } = {},
): Promise<Cluster> {
  const kubernetes = `kubernetes@${minor}` as const;
  const tools = await ensureTools(["etcd", "kwok", kubernetes]);
  const programs = { etcd: tools.etcd, kwok: tools.kwok, kubernetes: tools[kubernetes] };
  const cluster = await startCluster({ ...options, programs, version: kubernetesVersions[minor] });
  await installCrds(cluster, crds);
  return cluster;
}
