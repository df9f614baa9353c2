import { startMinor } from "../charts/start-minor.ts";
import { kubernetesVersions, newestMinor } from "../tools/catalogue.ts";
import { ensureTools } from "../tools/ensure-tools.ts";
import { withProgress } from "../tools/progress.ts";
import type { KubernetesMinor } from "../tools/tool.ts";
import { clustersOf, conditionOf } from "./clusters.ts";

/** Starts a cluster that stays until `down`, unless there is one, and prints how to use it. */
export async function up(minor: KubernetesMinor = newestMinor): Promise<number> {
  const version = kubernetesVersions[minor];
  const present = clustersOf(minor).find((state) => state.version === version && conditionOf(state) === "up");
  const kubeconfig = present?.kubeconfig ?? (await start(minor));
  console.log(`Kubernetes ${version}\nkubeconfig: ${kubeconfig}\n\nexport KUBECONFIG=${kubeconfig}`);
  return 0;
}

async function start(minor: KubernetesMinor): Promise<string> {
  await ensureTools(["etcd", "kwok", `kubernetes@${minor}`]);
  const title = `Starting Kubernetes ${kubernetesVersions[minor]}`;
  const cluster = await withProgress(title, () => startMinor(minor, { keep: true }));
  return cluster.kubeconfig;
}
