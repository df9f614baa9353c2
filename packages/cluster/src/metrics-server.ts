import { join } from "node:path";
import { connect } from "./api-client.ts";
import { metricsServerObjects } from "./metrics-server-objects.ts";
import { freePorts } from "./ports.ts";
import { ProgramGroup } from "./program-group.ts";
import { stopCluster } from "./state.ts";
import { temporaryFolder } from "./temporary.ts";
import { waitUntil } from "./wait-until.ts";

export interface MetricsServer {
  /** Ends it and takes the API that it serves away. */
  stop(): Promise<void>;
}

/**
 * Starts the real metrics-server for a cluster: it asks the simulated nodes what their pods use, which is what
 * the pods' annotations say, and serves that as `metrics.k8s.io` for a HorizontalPodAutoscaler to act on.
 */
export async function startMetricsServer(
  cluster: { readonly kubeconfig: string },
  programs: { readonly "metrics-server": string },
): Promise<MetricsServer> {
  const api = connect(cluster.kubeconfig);
  const folder = temporaryFolder("metrics");
  const group = new ProgramGroup(folder);
  const [port = 0] = await freePorts(1);
  const objects = metricsServerObjects(port);
  const stop = async () => {
    // The last first: an API that does not answer keeps namespaces from being deleted.
    for (const { path } of objects.toReversed()) await api.request("DELETE", path);
    await stopCluster(folder);
    group.watchdog.dismiss();
  };
  try {
    const args = argumentsFor(cluster.kubeconfig, folder, port);
    await group.start({ name: "metrics-server", file: programs["metrics-server"], args });
    for (const { path, object } of objects) await api.apply(path, object);
    await waitUntil(() => api.get("/apis/metrics.k8s.io/v1beta1/nodes"), {
      what: "the metrics to be served",
      seconds: 60,
      everyMilliseconds: 500,
      giveUpIf: () => group.assertAlive(),
    });
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const argumentsFor = (kubeconfig: string, folder: string, port: number) => [
  `--kubeconfig=${kubeconfig}`,
  `--authentication-kubeconfig=${kubeconfig}`,
  "--authentication-skip-lookup",
  `--authorization-kubeconfig=${kubeconfig}`,
  `--cert-dir=${join(folder, "certificates")}`,
  "--bind-address=127.0.0.1",
  `--secure-port=${port}`,
  "--kubelet-preferred-address-types=ExternalIP",
  "--kubelet-use-node-status-port",
  "--kubelet-insecure-tls",
  "--metric-resolution=10s",
  "--kubelet-request-timeout=5s",
];
