import type { Panel } from "./dashboard.ts";
import { type WorkloadKind, workloadMetrics } from "./workload-metrics.ts";

const pods = 'namespace="$namespace", pod=~"$workload-.+"';
const containers = `${pods}, container!="", container!="POD"`;
const rate = (metric: string, which: string) => `rate(${metric}{${which}}[$__rate_interval])`;

/** What the pods of a workload use: the metrics are cAdvisor's and kube-state-metrics'. */
export const podPanels: readonly Panel[] = [
  {
    title: "CPU",
    unit: "short",
    queries: {
      "{{pod}}": `sum by (pod) (${rate("container_cpu_usage_seconds_total", containers)})`,
      requested: `max(sum by (pod) (kube_pod_container_resource_requests{resource="cpu", ${pods}}))`,
    },
  },
  {
    title: "CPU throttled",
    unit: "percentunit",
    queries: {
      "{{pod}}": `sum by (pod) (${rate("container_cpu_cfs_throttled_periods_total", containers)}) / sum by (pod) (${rate("container_cpu_cfs_periods_total", containers)})`,
    },
  },
  {
    title: "Memory",
    unit: "bytes",
    queries: {
      "{{pod}}": `sum by (pod) (container_memory_working_set_bytes{${containers}})`,
      limit: `max(sum by (pod) (kube_pod_container_resource_limits{resource="memory", ${pods}}))`,
    },
  },
  {
    title: "Restarts",
    unit: "short",
    queries: {
      "{{pod}}/{{container}}": `increase(kube_pod_container_status_restarts_total{${pods}}[$__rate_interval])`,
    },
  },
  {
    title: "Network",
    unit: "Bps",
    queries: {
      received: `sum(${rate("container_network_receive_bytes_total", pods)})`,
      sent: `sum(${rate("container_network_transmit_bytes_total", pods)})`,
    },
  },
];

/** How many pods a workload of any of the kinds asks for, and has. */
export function replicaPanel(...kinds: readonly Exclude<WorkloadKind, "CronJob">[]): Panel {
  const query = (which: "exists" | "ready") =>
    kinds
      .map((kind) => workloadMetrics[kind])
      .map((metrics) => `max(${metrics[which]}{namespace="$namespace", ${metrics.label}="$workload"})`)
      .join(" or ");
  return { title: "Pods", unit: "short", queries: { "asked for": query("exists"), ready: query("ready") } };
}

/** How full the volumes are, by a regular expression of their claims' names. The metrics are the kubelet's. */
export function volumePanel(claims: string): Panel {
  const which = `namespace="$namespace", persistentvolumeclaim=~"${claims}"`;
  return {
    title: "Volumes, used",
    unit: "percentunit",
    queries: {
      "{{persistentvolumeclaim}}": `max by (persistentvolumeclaim) (kubelet_volume_stats_used_bytes{${which}} / kubelet_volume_stats_capacity_bytes{${which}})`,
    },
  };
}

/** How the Jobs of a CronJob went. */
export const jobPanels: readonly Panel[] = [
  {
    title: "Last run",
    unit: "s",
    queries: {
      "since it was started":
        'time() - max(kube_cronjob_status_last_schedule_time{namespace="$namespace", cronjob="$workload"})',
      "since one succeeded":
        'time() - max(kube_cronjob_status_last_successful_time{namespace="$namespace", cronjob="$workload"})',
    },
  },
  {
    title: "Jobs",
    unit: "short",
    queries: {
      active: 'sum(kube_cronjob_status_active{namespace="$namespace", cronjob="$workload"})',
      failed: 'sum(kube_job_failed{condition="true", namespace="$namespace", job_name=~"$workload-[0-9]+"})',
    },
  },
  {
    title: "Duration",
    unit: "s",
    queries: {
      "{{job_name}}":
        'kube_job_status_completion_time{namespace="$namespace", job_name=~"$workload-[0-9]+"} - kube_job_status_start_time{namespace="$namespace", job_name=~"$workload-[0-9]+"}',
    },
  },
];
