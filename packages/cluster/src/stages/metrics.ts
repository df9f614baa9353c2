/** The annotations by which a pod says what it uses; a little where it says nothing. */
export const usageAnnotations = { cpu: "chartwright.dev/cpu", memory: "chartwright.dev/memory" } as const;

/** The path at which kwok serves a node's metrics, as a kubelet would at `/metrics/resource`. */
export const resourceMetricsPath = (node: string) => `/metrics/nodes/${node}/metrics/resource`;

const usageOf = (resource: "cpu" | "memory", otherwise: string) => `
      ${resource}:
        expression: |
          "${usageAnnotations[resource]}" in pod.metadata.annotations
          ? Quantity(pod.metadata.annotations["${usageAnnotations[resource]}"])
          : Quantity("${otherwise}")`;

/** What the containers of every pod use. */
export const podUsage = `
apiVersion: kwok.x-k8s.io/v1alpha1
kind: ClusterResourceUsage
metadata:
  name: pod-usage
spec:
  usages:
  - usage:${usageOf("cpu", "1m")}${usageOf("memory", "1Mi")}
`;

interface Measure {
  readonly name: string;
  readonly dimension: "node" | "pod" | "container";
  readonly kind: "gauge" | "counter";
  readonly value: string;
}

const measures: readonly Measure[] = [
  { name: "scrape_error", dimension: "node", kind: "gauge", value: "0" },
  {
    name: "node_cpu_usage_seconds_total",
    dimension: "node",
    kind: "counter",
    value: 'node.CumulativeUsage("cpu")',
  },
  { name: "node_memory_working_set_bytes", dimension: "node", kind: "gauge", value: 'node.Usage("memory")' },
  {
    name: "pod_cpu_usage_seconds_total",
    dimension: "pod",
    kind: "counter",
    value: 'pod.CumulativeUsage("cpu")',
  },
  { name: "pod_memory_working_set_bytes", dimension: "pod", kind: "gauge", value: 'pod.Usage("memory")' },
  { name: "container_start_time_seconds", dimension: "container", kind: "gauge", value: "pod.SinceSecond()" },
  {
    name: "container_cpu_usage_seconds_total",
    dimension: "container",
    kind: "counter",
    value: 'pod.CumulativeUsage("cpu", container.name)',
  },
  {
    name: "container_memory_working_set_bytes",
    dimension: "container",
    kind: "gauge",
    value: 'pod.Usage("memory", container.name)',
  },
];

const labels: Readonly<Record<Measure["dimension"], string>> = {
  node: "[]",
  pod: "[{ name: namespace, value: pod.metadata.namespace }, { name: pod, value: pod.metadata.name }]",
  container:
    "[{ name: container, value: container.name }, { name: namespace, value: pod.metadata.namespace }, { name: pod, value: pod.metadata.name }]",
};

/** What a kubelet measures, by which `metrics-server` serves the usage of pods and nodes. */
export const kubeletMetrics = `
apiVersion: kwok.x-k8s.io/v1alpha1
kind: Metric
metadata:
  name: metrics-resource
spec:
  path: "${resourceMetricsPath("{nodeName}")}"
  metrics:
${measures
  .map(
    ({ name, dimension, kind, value }) =>
      `    - { name: ${name}, help: ${name}, dimension: ${dimension}, kind: ${kind}, labels: ${labels[dimension]}, value: '${value}' }`,
  )
  .join("\n")}
`;
