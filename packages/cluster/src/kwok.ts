import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ProgramSpec } from "./program.ts";
import { kubeletMetrics, podUsage } from "./stages/metrics.ts";
import { nodeReady } from "./stages/nodes.ts";
import { podDeleted, podFails, podImageMissing, podReady, podSucceeds } from "./stages/pods.ts";
import { loadBalancerReady } from "./stages/services.ts";
import { volumeProvisioned, volumeReclaimed } from "./stages/volumes.ts";

/** What happens to objects in this cluster that no program of Kubernetes itself would do. */
export const stages: readonly string[] = [
  nodeReady,
  podReady,
  podImageMissing,
  podSucceeds,
  podFails,
  podDeleted,
  volumeProvisioned,
  volumeReclaimed,
  loadBalancerReady,
];

export interface KwokOptions {
  readonly file: string;
  readonly folder: string;
  readonly kubeconfig: string;
  /** Where the nodes' metrics are served. */
  readonly port: number;
  /** The certificate and key that they are served with. */
  readonly certificate: { readonly file: string; readonly key: string };
}

/** The kubelets of all nodes. */
export function kwok({ file, folder, kubeconfig, port, certificate }: KwokOptions): ProgramSpec {
  const config = join(folder, "stages.yaml");
  writeFileSync(config, [...stages, podUsage, kubeletMetrics].join("---"));
  return {
    name: "kwok",
    file,
    args: [
      `--kubeconfig=${kubeconfig}`,
      `--config=${config}`,
      "--manage-all-nodes=true",
      "--cidr=10.244.0.0/16",
      "--node-lease-duration-seconds=40",
      `--server-address=127.0.0.1:${port}`,
      `--node-port=${port}`,
      `--tls-cert-file=${certificate.file}`,
      `--tls-private-key-file=${certificate.key}`,
    ],
    // Where kwok would look for a configuration of the user's own.
    env: { KWOK_WORKDIR: join(folder, "kwok") },
  };
}
