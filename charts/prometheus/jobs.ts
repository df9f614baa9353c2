import { prometheus } from "./exports.ts";
import { annotationRules, endpointLabels, keep, label, podLabels, tcpOnly } from "./relabelings.ts";
import type { ScrapeConfig } from "./scrape-config.ts";

const { jobs } = prometheus;
const account = "/var/run/secrets/kubernetes.io/serviceaccount";

const job = { enabled: true, clusterWide: false, ofKubelet: false, extra_relabel_configs: [] };

/** What is asked over TLS as the chart's own ServiceAccount. */
const asAccount = {
  scheme: "https",
  authorization: { credentials_file: `${account}/token` },
  tls_config: { ca_file: `${account}/ca.crt` },
} as const satisfies Partial<ScrapeConfig>;

/** Each node's kubelet, asked itself: through the API server it would need the right to talk to all of a node. */
const kubelet = {
  ...job,
  clusterWide: true,
  ofKubelet: true,
  ...asAccount,
  // cAdvisor and the probes tell of the namespaces, pods and containers of a node.
  honor_labels: true,
  kubernetes_sd_configs: [{ role: "node" }],
  relabel_configs: [label("node", "node_name")],
} satisfies ScrapeConfig;

/** The jobs that are there by default, besides that of Prometheus itself. */
export const defaultJobs: Readonly<Record<string, ScrapeConfig>> = {
  [jobs.apiServers]: {
    ...job,
    clusterWide: true,
    ...asAccount,
    kubernetes_sd_configs: [{ role: "endpointslice", namespaces: { names: ["default"] } }],
    relabel_configs: [
      keep({ namespace: "default", service_name: "kubernetes", endpointslice_port_name: "https" }),
      ...endpointLabels,
    ],
  },
  [jobs.kubelet]: kubelet,
  [jobs.cadvisor]: { ...kubelet, metrics_path: "/metrics/cadvisor" },
  [jobs.probes]: { ...kubelet, metrics_path: "/metrics/probes" },
  [jobs.services]: {
    ...job,
    // What a Service leads to may tell of others: kube-state-metrics, a gateway.
    honor_labels: true,
    kubernetes_sd_configs: [{ role: "endpointslice" }],
    relabel_configs: [
      // Ports of its pods are found too which are none of the Service's: the annotation may ask for one of them.
      {
        action: "drop",
        source_labels: [
          "__meta_kubernetes_endpointslice_port",
          "__meta_kubernetes_service_annotation_prometheus_io_port",
        ],
        regex: ";",
      },
      tcpOnly("endpointslice_port_protocol"),
      ...annotationRules("service"),
      ...endpointLabels,
    ],
  },
  [jobs.pods]: {
    ...job,
    kubernetes_sd_configs: [{ role: "pod" }],
    relabel_configs: [
      {
        action: "drop",
        source_labels: ["__meta_kubernetes_pod_phase"],
        regex: "Pending|Succeeded|Failed",
      },
      tcpOnly("pod_container_port_protocol"),
      ...annotationRules("pod"),
      ...podLabels,
    ],
  },
};
