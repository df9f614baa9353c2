/** Metrics of kube-state-metrics with a series for each workload of a kind, and the label that names it. */
export const workloadMetrics = {
  CronJob: { label: "cronjob", exists: "kube_cronjob_created" },
  DaemonSet: {
    label: "daemonset",
    exists: "kube_daemonset_status_desired_number_scheduled",
    ready: "kube_daemonset_status_number_ready",
  },
  Deployment: {
    label: "deployment",
    exists: "kube_deployment_spec_replicas",
    ready: "kube_deployment_status_replicas_available",
  },
  StatefulSet: {
    label: "statefulset",
    exists: "kube_statefulset_replicas",
    ready: "kube_statefulset_status_replicas_ready",
  },
} as const;

export type WorkloadKind = keyof typeof workloadMetrics;
