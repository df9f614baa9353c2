import { metrics as ofNodes } from "../../charts/node-exporter/metrics.ts";
import { metrics as ofPrometheus } from "../../charts/prometheus/metrics.ts";

/** A program that serves metrics. */
interface Exporter {
  /** Where it says so. */
  readonly source: string;
  /** The labels of each metric's series by its name, besides those of the target. */
  readonly metrics: Readonly<Record<string, string>>;
}

const job = "namespace job_name";
const cronJob = "namespace cronjob";
const daemonSet = "namespace daemonset";
const deployment = "namespace deployment";
const autoscaler = "namespace horizontalpodautoscaler";
const pod = "namespace pod uid";
const claim = "namespace persistentvolumeclaim";
const cgroup = "container id image name namespace pod";

/** What rules and panels may ask for, by who serves it. */
const exporters: Readonly<Record<string, Exporter>> = {
  "kube-state-metrics": {
    source: "docs/metrics/workload of its repository",
    metrics: {
      kube_cronjob_created: cronJob,
      kube_cronjob_next_schedule_time: cronJob,
      kube_cronjob_spec_suspend: cronJob,
      kube_cronjob_status_active: cronJob,
      kube_cronjob_status_last_schedule_time: cronJob,
      kube_cronjob_status_last_successful_time: cronJob,
      kube_daemonset_status_desired_number_scheduled: daemonSet,
      kube_daemonset_status_number_ready: daemonSet,
      kube_daemonset_status_number_unavailable: daemonSet,
      kube_daemonset_status_updated_number_scheduled: daemonSet,
      kube_deployment_spec_replicas: deployment,
      kube_deployment_status_condition: `${deployment} condition status reason`,
      kube_deployment_status_replicas_available: deployment,
      kube_horizontalpodautoscaler_spec_max_replicas: autoscaler,
      kube_horizontalpodautoscaler_status_current_replicas: autoscaler,
      kube_job_failed: `${job} condition`,
      kube_job_status_completion_time: job,
      kube_job_status_start_time: job,
      kube_pod_container_info: `${pod} container container_id image image_id image_spec`,
      kube_pod_container_resource_limits: `${pod} container node resource unit`,
      kube_pod_container_resource_requests: `${pod} container node resource unit`,
      kube_pod_container_status_last_terminated_reason: `${pod} container reason`,
      kube_pod_container_status_restarts_total: `${pod} container`,
      kube_pod_container_status_waiting_reason: `${pod} container reason`,
      kube_pod_status_ready: `${pod} condition`,
      kube_statefulset_replicas: "namespace statefulset",
      kube_statefulset_status_replicas_ready: "namespace statefulset",
    },
  },
  kubelet: {
    source: "https://kubernetes.io/docs/reference/instrumentation/metrics/",
    metrics: {
      kubelet_volume_stats_available_bytes: claim,
      kubelet_volume_stats_capacity_bytes: claim,
      kubelet_volume_stats_inodes: claim,
      kubelet_volume_stats_inodes_free: claim,
      kubelet_volume_stats_used_bytes: claim,
    },
  },
  cAdvisor: {
    source: "docs/storage/prometheus.md of its repository; it is in the kubelet, which adds the pod",
    metrics: {
      container_cpu_cfs_periods_total: cgroup,
      container_cpu_cfs_throttled_periods_total: cgroup,
      container_cpu_usage_seconds_total: `${cgroup} cpu`,
      container_memory_working_set_bytes: cgroup,
      container_network_receive_bytes_total: `${cgroup} interface`,
      container_network_transmit_bytes_total: `${cgroup} interface`,
    },
  },
  node_exporter: {
    source: "the program itself: charts/node-exporter/serves.cluster.test.ts",
    metrics: Object.fromEntries(
      Object.entries(ofNodes).map(([name, { labels }]) => [name, labels.join(" ")]),
    ),
  },
  "prometheus, of itself": {
    source: "the program itself: charts/prometheus/live.cluster.test.ts",
    metrics: Object.fromEntries(Object.entries(ofPrometheus).map(([name, names]) => [name, names.join(" ")])),
  },
  grafana: {
    source:
      "its source: pkg/middleware/request_metrics.go, pkg/services/ngalert/metrics and pkg/infra/metrics",
    metrics: {
      grafana_alerting_notifications_failed_total: "integration org reason",
      grafana_alerting_rule_evaluation_failures_total: "org",
      grafana_build_info: "version revision branch edition goversion",
      grafana_http_request_duration_seconds_bucket: "handler method status_code le",
      grafana_http_request_duration_seconds_count: "handler method status_code",
    },
  },
  prometheus: {
    source: "https://prometheus.io/docs/concepts/jobs_instances/, and alerts as series of their own",
    metrics: {
      ALERTS: "alertname alertstate severity",
      scrape_duration_seconds: "",
      scrape_samples_post_metric_relabeling: "",
      scrape_samples_scraped: "",
      scrape_series_added: "",
      up: "",
    },
  },
};

const labels: ReadonlyMap<string, readonly string[]> = new Map(
  Object.values(exporters).flatMap(({ metrics }) =>
    Object.entries(metrics).map(([name, names]) => [name, names.split(" ")] as const),
  ),
);

/** The metrics that somebody serves. */
export const knownMetrics: ReadonlySet<string> = new Set(labels.keys());

/** What Prometheus gives all series of a target, by the contract of our charts and by the operator. */
const ofTargets = ["container", "endpoint", "instance", "job", "namespace", "node", "pod", "service"];

/** The labels that series of these metrics may have. */
export const labelsOf = (metrics: readonly string[]): ReadonlySet<string> =>
  new Set([...ofTargets, ...metrics.flatMap((name) => labels.get(name) ?? [])]);
