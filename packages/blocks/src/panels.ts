import { gauge, stat } from "./grafana/single-value.ts";
import { table } from "./grafana/table.ts";
import type { Tile } from "./grafana/tile.ts";
import { type Series, timeseries } from "./grafana/timeseries.ts";
import { type WorkloadKind, workloadMetrics } from "./workload-metrics.ts";

const pods = 'namespace="$namespace", pod=~"$workload-.+"';
const containers = `${pods}, container!="", container!="POD"`;
const rate = (metric: string, which: string) => `rate(${metric}{${which}}[$__rate_interval])`;
const requests = (resource: string) =>
  `kube_pod_container_resource_requests{resource="${resource}", ${pods}}`;
const limits = (resource: string) => `kube_pod_container_resource_limits{resource="${resource}", ${pods}}`;

const bound = (color: "orange" | "red"): Series => ({
  color,
  fillOpacity: 0,
  lineStyle: { fill: "dash", dash: [8, 8] },
});
const statistics = { as: "table", placement: "right", calcs: ["mean", "max", "lastNotNull"] } as const;
const fullness = { base: "green", orange: 0.8, red: 0.95 } as const;

/** What is wrong with the pods of a workload, and how much they use of what they asked for, as numbers. */
export const podStats: readonly Tile[] = [
  stat({
    title: "Containers waiting",
    description:
      "Containers that cannot start, such as for want of their image, or that fail again and again.",
    width: 6,
    queries: {
      waiting: `count(kube_pod_container_status_waiting_reason{reason!~"ContainerCreating|PodInitializing", ${pods}} > 0) or vector(0)`,
    },
    thresholds: { base: "green", red: 1 },
  }),
  stat({
    title: "Restarts in the time shown",
    width: 6,
    decimals: 0,
    queries: {
      restarts: `sum(increase(kube_pod_container_status_restarts_total{${pods}}[$__range])) or vector(0)`,
    },
    thresholds: { base: "green", orange: 1, red: 5 },
  }),
  gauge({
    title: "CPU, of what is requested",
    width: 6,
    unit: "percentunit",
    max: 2,
    queries: {
      used: `sum(${rate("container_cpu_usage_seconds_total", containers)}) / sum(${requests("cpu")})`,
    },
    noValue: "no request",
    thresholds: { base: "green", orange: 1, red: 1.5 },
  }),
  gauge({
    title: "Memory, of the limit",
    description: "Of the container that is nearest to its limit.",
    width: 6,
    unit: "percentunit",
    queries: {
      used: `max(max by (pod, container) (container_memory_working_set_bytes{${containers}}) / max by (pod, container) (${limits("memory")}))`,
    },
    noValue: "no limit",
    thresholds: fullness,
  }),
];

/** What the pods of a workload use: the metrics are cAdvisor's and kube-state-metrics'. */
export const podPanels: readonly Tile[] = [
  timeseries({
    title: "CPU",
    description: "In cores. A pod may use more than it requests, as long as its node has it.",
    unit: "short",
    queries: {
      "{{pod}}": `sum by (pod) (${rate("container_cpu_usage_seconds_total", containers)})`,
      requested: `max(sum by (pod) (${requests("cpu")}))`,
    },
    series: { requested: bound("orange") },
  }),
  timeseries({
    title: "CPU throttled",
    description:
      "How often a pod had to wait for its limit of CPU: raise or remove the limit where it stays high.",
    unit: "percentunit",
    max: 1,
    queries: {
      "{{pod}}": `sum by (pod) (${rate("container_cpu_cfs_throttled_periods_total", containers)}) / sum by (pod) (${rate("container_cpu_cfs_periods_total", containers)})`,
    },
  }),
  timeseries({
    title: "Memory",
    description: "What cannot be reclaimed: at its limit a container is ended.",
    unit: "bytes",
    queries: {
      "{{pod}}": `sum by (pod) (container_memory_working_set_bytes{${containers}})`,
      requested: `max(sum by (pod) (${requests("memory")}))`,
      limit: `max(sum by (pod) (${limits("memory")}))`,
    },
    series: { requested: bound("orange"), limit: bound("red") },
  }),
  timeseries({
    title: "Restarts",
    unit: "short",
    decimals: 0,
    queries: {
      "{{pod}}/{{container}}": `increase(kube_pod_container_status_restarts_total{${pods}}[$__rate_interval])`,
    },
    style: { drawStyle: "bars", fillOpacity: 60 },
  }),
  timeseries({
    title: "Network",
    description: "Received above the line, sent below it.",
    width: 24,
    unit: "Bps",
    queries: {
      received: `sum(${rate("container_network_receive_bytes_total", pods)})`,
      sent: `sum(${rate("container_network_transmit_bytes_total", pods)})`,
    },
    min: "auto",
    style: { axisCenteredZero: true },
    series: { sent: { transform: "negative-Y" } },
    legend: statistics,
  }),
];

/** The containers of a workload, one by one: what runs in them and what they use. */
export const containerTable: Tile = table({
  title: "Containers",
  labels: { Pod: "pod", Container: "container", Image: "image" },
  queries: {
    CPU: withImage(
      `sum by (namespace, pod, container) (${rate("container_cpu_usage_seconds_total", containers)})`,
    ),
    Memory: withImage(
      `max by (namespace, pod, container) (container_memory_working_set_bytes{${containers}})`,
    ),
    Restarts: withImage(
      `max by (namespace, pod, container) (kube_pod_container_status_restarts_total{${pods}})`,
    ),
  },
  columns: {
    CPU: { unit: "short", decimals: 3 },
    Memory: { unit: "bytes" },
    Restarts: { decimals: 0, cell: "color-text", thresholds: { base: "text", orange: 1, red: 5 } },
  },
  sortBy: { column: "Memory", descending: true },
});

function withImage(query: string): string {
  return `sum by (pod, container, image) (${query} * on (namespace, pod, container) group_left (image) max by (namespace, pod, container, image) (kube_pod_container_info{${pods}}))`;
}

/** How many pods a workload of any of the kinds asks for, and has. */
export function replicaPanel(...kinds: readonly Exclude<WorkloadKind, "CronJob">[]): Tile {
  const query = (which: "exists" | "ready") =>
    kinds
      .map((kind) => workloadMetrics[kind])
      .map((metrics) => `max(${metrics[which]}{namespace="$namespace", ${metrics.label}="$workload"})`)
      .join(" or ");
  return timeseries({
    title: "Pods",
    width: 24,
    unit: "short",
    decimals: 0,
    queries: { "asked for": query("exists"), ready: query("ready") },
    style: { lineInterpolation: "stepAfter" },
    series: { "asked for": bound("orange"), ready: { color: "green" } },
    legend: { as: "table", placement: "right", calcs: ["min", "max", "lastNotNull"] },
  });
}

/** How full the volumes are, by a regular expression of their claims' names. The metrics are the kubelet's. */
export function volumePanel(claims: string): Tile {
  const which = `namespace="$namespace", persistentvolumeclaim=~"${claims}"`;
  return timeseries({
    title: "Volumes, used",
    width: 24,
    unit: "percentunit",
    max: 1,
    queries: {
      "{{persistentvolumeclaim}}": `max by (persistentvolumeclaim) (kubelet_volume_stats_used_bytes{${which}} / kubelet_volume_stats_capacity_bytes{${which}})`,
    },
    thresholds: fullness,
    style: { thresholdsStyle: { mode: "dashed" } },
    legend: { as: "table", placement: "right", calcs: ["max", "lastNotNull"] },
  });
}

const one = 'namespace="$namespace", cronjob="$workload"';
const jobs = 'namespace="$namespace", job_name=~"$workload-[0-9]+"';

/** How a CronJob stands, as numbers. The metrics are kube-state-metrics'. */
export const jobStats: readonly Tile[] = [
  stat({
    title: "Next run",
    width: 6,
    unit: "dateTimeFromNow",
    queries: { next: `max(kube_cronjob_next_schedule_time{${one}}) * 1000` },
  }),
  stat({
    title: "Suspended",
    width: 6,
    queries: { suspended: `max(kube_cronjob_spec_suspend{${one}})` },
    mappings: { 0: { text: "no", color: "green" }, 1: { text: "yes", color: "orange" } },
  }),
  stat({
    title: "Last success",
    width: 6,
    unit: "dateTimeFromNow",
    noValue: "never",
    queries: { success: `max(kube_cronjob_status_last_successful_time{${one}}) * 1000` },
  }),
  stat({
    title: "Failed Jobs",
    description: "Of those that are still kept.",
    width: 6,
    queries: { failed: `sum(kube_job_failed{condition="true", ${jobs}}) or vector(0)` },
    thresholds: { base: "green", red: 1 },
  }),
];

/** How the Jobs of a CronJob went. */
export const jobPanels: readonly Tile[] = [
  timeseries({
    title: "Last run",
    unit: "s",
    queries: {
      "since it was started": `time() - max(kube_cronjob_status_last_schedule_time{${one}})`,
      "since one succeeded": `time() - max(kube_cronjob_status_last_successful_time{${one}})`,
    },
  }),
  timeseries({
    title: "Jobs",
    unit: "short",
    decimals: 0,
    queries: {
      active: `sum(kube_cronjob_status_active{${one}})`,
      failed: `sum(kube_job_failed{condition="true", ${jobs}})`,
    },
    style: { lineInterpolation: "stepAfter" },
    series: { failed: { color: "red" } },
  }),
  timeseries({
    title: "Duration",
    width: 24,
    unit: "s",
    queries: {
      "{{job_name}}": `kube_job_status_completion_time{${jobs}} - kube_job_status_start_time{${jobs}}`,
    },
    style: { drawStyle: "points", showPoints: "always", pointSize: 6 },
    legend: { as: "table", placement: "right", calcs: ["lastNotNull"] },
  }),
];
