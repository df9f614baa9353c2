import { join } from "node:path";
import type { ProgramSpec } from "./program.ts";

export interface ControllerOptions {
  readonly kubernetes: string;
  readonly kubeconfig: string;
  /** The file with the certificate that every pod trusts. */
  readonly authorityFile: string;
  readonly serviceAccountKey: string;
}

const asClient = (kubeconfig: string) => [
  `--kubeconfig=${kubeconfig}`,
  "--leader-elect=false",
  "--secure-port=0",
  "--kube-api-qps=500",
  "--kube-api-burst=1000",
];

export function kubeControllerManager(options: ControllerOptions): ProgramSpec {
  const { kubernetes, kubeconfig, authorityFile, serviceAccountKey } = options;
  return {
    name: "kube-controller-manager",
    file: join(kubernetes, "kube-controller-manager"),
    args: [
      ...asClient(kubeconfig),
      `--root-ca-file=${authorityFile}`,
      `--service-account-private-key-file=${serviceAccountKey}`,
      // A test does not wait for minutes until a scale follows its metric.
      "--horizontal-pod-autoscaler-sync-period=2s",
      "--horizontal-pod-autoscaler-initial-readiness-delay=1s",
      "--horizontal-pod-autoscaler-cpu-initialization-period=1s",
    ],
  };
}

export function kubeScheduler({ kubernetes, kubeconfig }: ControllerOptions): ProgramSpec {
  return { name: "kube-scheduler", file: join(kubernetes, "kube-scheduler"), args: asClient(kubeconfig) };
}
