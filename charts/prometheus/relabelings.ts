import type { blocks, Infer } from "chartwright";

export type RelabelConfig = Infer<ReturnType<typeof blocks.prometheus.relabelConfig>>;

/** Gives the series of a target a label, from what its discovery knows of it; none where it knows nothing. */
export function label(name: string, source: string): RelabelConfig {
  return { source_labels: [`__meta_kubernetes_${source}`], target_label: name };
}

/** Keeps the targets of which all of that is as said. */
export function keep(what: Readonly<Record<string, string>>): RelabelConfig {
  return {
    action: "keep",
    source_labels: Object.keys(what).map((source) => `__meta_kubernetes_${source}`),
    regex: Object.values(what).join(";"),
  };
}

/** The labels of a target behind a Service. */
export const endpointLabels: readonly RelabelConfig[] = [
  label("namespace", "namespace"),
  label("service", "service_name"),
  label("pod", "pod_name"),
  label("container", "pod_container_name"),
  label("node", "pod_node_name"),
];

/** The labels of a container's port. */
export const podLabels: readonly RelabelConfig[] = [
  label("namespace", "namespace"),
  label("pod", "pod_name"),
  label("container", "pod_container_name"),
  label("node", "pod_node_name"),
];

/**
 * What the annotations `prometheus.io/…` of a pod or a Service say. A port is one that is there, so that its container
 * is known, no pod is scraped twice, and no address is written anew: IPv6 has brackets of its own.
 */
export function annotationRules(of: "pod" | "service"): readonly RelabelConfig[] {
  const annotation = (name: string) => `__meta_kubernetes_${of}_annotation_prometheus_io_${name}`;
  return [
    { action: "keep", source_labels: [annotation("scrape")], regex: "true" },
    // The port that a target has: none is there of a container that declares none.
    {
      source_labels: ["__address__"],
      regex: "(?:\\[.+\\]|[^:]+):(\\d+)",
      target_label: "__tmp_port",
    },
    { action: "keep", source_labels: ["__tmp_port"], regex: ".+" },
    // Where the annotation names none, every port is meant.
    { source_labels: ["__tmp_port"], target_label: "__tmp_asked" },
    { source_labels: [annotation("port")], regex: "(\\d+)", target_label: "__tmp_asked" },
    { action: "keepequal", source_labels: ["__tmp_asked"], target_label: "__tmp_port" },
    { source_labels: [annotation("scheme")], regex: "(https?)", target_label: "__scheme__" },
    { source_labels: [annotation("path")], regex: "(.+)", target_label: "__metrics_path__" },
  ];
}

/** Drops the ports that speak no TCP. */
export function tcpOnly(source: string): RelabelConfig {
  return { action: "drop", source_labels: [`__meta_kubernetes_${source}`], regex: "UDP|SCTP" };
}
