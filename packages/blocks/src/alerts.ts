import { choose, type Expr, text } from "@chartwright/model";
import type { BlockContext } from "./context.ts";
import type { Alert } from "./prometheus-rule.ts";

/** What a workload's pods are called behind its name: a regular expression. */
const endings = {
  DaemonSet: "-[a-z0-9]+",
  Deployment: "-[a-z0-9]+-[a-z0-9]+",
  StatefulSet: "-[0-9]+",
} as const;

export interface Subject {
  readonly kind: keyof typeof endings;
  /** Whether it is a DaemonSet instead. */
  readonly isDaemonSet?: Expr<boolean>;
  /** The chart's full name where it is not given. */
  readonly name?: Expr<string>;
}

/** Alerts on a workload's containers. The metrics are of kube-state-metrics and cAdvisor. */
export function podAlerts(
  context: BlockContext,
  { kind, isDaemonSet, name = context.names.fullname }: Subject,
) {
  const ending =
    isDaemonSet === undefined ? endings[kind] : choose(isDaemonSet, endings.DaemonSet, endings[kind]);
  const pods = text`namespace="${context.release.namespace}", pod=~"${name}${ending}"`;
  return {
    PodCrashLooping: {
      expr: text`max_over_time(kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff", ${pods}}[5m]) >= 1`,
      for: "10m",
      severity: "warning",
      summary: "A container fails again and again.",
      description: "Container {{ $labels.container }} of pod {{ $labels.pod }} is in CrashLoopBackOff.",
    },
    ContainerOutOfMemory: {
      expr: text`increase(kube_pod_container_status_restarts_total{${pods}}[10m]) > 0\nand on (namespace, pod, container)\nkube_pod_container_status_last_terminated_reason{reason="OOMKilled", ${pods}} == 1`,
      for: "0m",
      severity: "warning",
      summary: "A container was ended for want of memory.",
      description:
        "Container {{ $labels.container }} of pod {{ $labels.pod }} went over its limit: raise resources.limits.memory.",
    },
    ContainerMemoryNearLimit: {
      expr: text`max by (namespace, pod, container) (container_memory_working_set_bytes{container!="", ${pods}})\n/\nmax by (namespace, pod, container) (kube_pod_container_resource_limits{resource="memory", ${pods}})\n> 0.9`,
      for: "15m",
      severity: "warning",
      summary: "A container is near its limit of memory.",
      description:
        "Container {{ $labels.container }} of pod {{ $labels.pod }} uses {{ $value | humanizePercentage }} of its limit.",
    },
  } as const satisfies Record<string, Alert>;
}

/** Alerts on a Deployment, where there is one. */
export function deploymentAlerts({ names, release }: BlockContext, isOne?: Expr<boolean>) {
  const one = text`namespace="${release.namespace}", deployment="${names.fullname}"`;
  const about = isOne === undefined ? {} : { when: isOne };
  return {
    ReplicasUnavailable: {
      expr: text`kube_deployment_spec_replicas{${one}} > kube_deployment_status_replicas_available{${one}}`,
      for: "15m",
      severity: "warning",
      summary: "Pods are missing.",
      description:
        "Deployment {{ $labels.deployment }} has had fewer pods than it asks for ({{ $value }}) for 15 minutes.",
      ...about,
    },
    NoReplicaAvailable: {
      expr: text`kube_deployment_spec_replicas{${one}} > 0\nand\nkube_deployment_status_replicas_available{${one}} == 0`,
      for: "2m",
      severity: "critical",
      summary: "No pod is available.",
      description: "None of the {{ $value }} pods of Deployment {{ $labels.deployment }} is available.",
      ...about,
    },
    RolloutStuck: {
      expr: text`kube_deployment_status_condition{condition="Progressing", status="false", ${one}} == 1`,
      for: "1m",
      severity: "warning",
      summary: "A new version does not get ready.",
      description:
        "Deployment {{ $labels.deployment }} made no progress within progressDeadlineSeconds; the old version still runs.",
      ...about,
    },
  } as const satisfies Record<string, Alert>;
}

/** Alerts on a DaemonSet, where there is one. */
export function daemonSetAlerts({ names, release }: BlockContext, isOne?: Expr<boolean>) {
  const one = text`namespace="${release.namespace}", daemonset="${names.fullname}"`;
  const about = isOne === undefined ? {} : { when: isOne };
  return {
    NodesWithoutPod: {
      expr: text`kube_daemonset_status_number_unavailable{${one}} > 0`,
      for: "15m",
      severity: "warning",
      summary: "Nodes have no pod that is ready.",
      description:
        "DaemonSet {{ $labels.daemonset }} has had no ready pod on {{ $value }} of its nodes for 15 minutes.",
      ...about,
    },
    NodeRolloutStuck: {
      expr: text`kube_daemonset_status_updated_number_scheduled{${one}}\n<\nkube_daemonset_status_desired_number_scheduled{${one}}\nunless\nchanges(kube_daemonset_status_updated_number_scheduled{${one}}[30m]) > 0`,
      for: "30m",
      severity: "warning",
      summary: "A new version does not reach the nodes.",
      description:
        "DaemonSet {{ $labels.daemonset }} has its newest version on {{ $value }} nodes only, and has replaced no pod for 30 minutes.",
      ...about,
    },
  } as const satisfies Record<string, Alert>;
}

/** The alert on an autoscaler that can do no more. */
export function autoscalingAlerts({ names, release }: BlockContext, isScaled: Expr<boolean>) {
  const one = text`namespace="${release.namespace}", horizontalpodautoscaler="${names.fullname}"`;
  return {
    ScaledToLimit: {
      expr: text`kube_horizontalpodautoscaler_status_current_replicas{${one}}\n>=\nkube_horizontalpodautoscaler_spec_max_replicas{${one}}`,
      for: "30m",
      severity: "warning",
      summary: "The autoscaler is at its limit.",
      description:
        "{{ $labels.horizontalpodautoscaler }} has had {{ $value }} pods, as many as autoscaling.maxReplicas lets it, for 30 minutes.",
      when: isScaled,
    },
  } as const satisfies Record<string, Alert>;
}

/** Alerts on a StatefulSet. */
export function statefulSetAlerts({ release }: BlockContext, name: Expr<string>) {
  const one = text`namespace="${release.namespace}", statefulset="${name}"`;
  return {
    ReplicasUnavailable: {
      expr: text`kube_statefulset_replicas{${one}} > kube_statefulset_status_replicas_ready{${one}}`,
      for: "15m",
      severity: "warning",
      summary: "Pods are missing.",
      description:
        "StatefulSet {{ $labels.statefulset }} has had fewer ready pods than it asks for ({{ $value }}) for 15 minutes.",
    },
    NoReplicaReady: {
      expr: text`kube_statefulset_replicas{${one}} > 0\nand\nkube_statefulset_status_replicas_ready{${one}} == 0`,
      for: "2m",
      severity: "critical",
      summary: "No pod is ready.",
      description: "None of the {{ $value }} pods of StatefulSet {{ $labels.statefulset }} is ready.",
    },
  } as const satisfies Record<string, Alert>;
}

/** Alerts on volumes, by a regular expression of their claims' names. The metrics are the kubelet's. */
export function volumeAlerts({ release }: BlockContext, claims: Expr<string>, areThere: Expr<boolean>) {
  const which = text`namespace="${release.namespace}", persistentvolumeclaim=~"${claims}"`;
  const free = (what: string, all: string) =>
    text`kubelet_volume_stats_${what}{${which}} / kubelet_volume_stats_${all}{${which}}`;
  const bytes = free("available_bytes", "capacity_bytes");
  return {
    VolumeFilling: {
      expr: text`${bytes} < 0.15\nand\npredict_linear(kubelet_volume_stats_available_bytes{${which}}[6h], 4 * 24 * 3600) < 0`,
      for: "1h",
      severity: "warning",
      summary: "A volume will be full within four days.",
      description:
        "Of the volume of claim {{ $labels.persistentvolumeclaim }}, {{ $value | humanizePercentage }} is free.",
      when: areThere,
    },
    VolumeFull: {
      expr: text`${bytes} < 0.03`,
      for: "1m",
      severity: "critical",
      summary: "A volume is nearly full.",
      description:
        "Of the volume of claim {{ $labels.persistentvolumeclaim }}, {{ $value | humanizePercentage }} is free.",
      when: areThere,
    },
    VolumeOutOfInodes: {
      expr: text`${free("inodes_free", "inodes")} < 0.03`,
      for: "1m",
      severity: "critical",
      summary: "A volume has nearly no room for further files.",
      description:
        "Of the inodes of claim {{ $labels.persistentvolumeclaim }}, {{ $value | humanizePercentage }} are free.",
      when: areThere,
    },
  } as const satisfies Record<string, Alert>;
}

/** Alerts on a CronJob, and on the Jobs that it or the release makes. */
export function jobAlerts(
  { release }: BlockContext,
  job: Expr<string>,
  schedule: { readonly cronJob: Expr<string>; readonly isScheduled: Expr<boolean> },
) {
  const { cronJob, isScheduled } = schedule;
  const one = text`namespace="${release.namespace}", cronjob="${cronJob}"`;
  return {
    JobFailed: {
      expr: text`kube_job_failed{condition="true", namespace="${release.namespace}", job_name=~"${job}(-[0-9a-f]+)?"} > 0`,
      for: "1m",
      severity: "warning",
      summary: "A Job has failed.",
      description: "Job {{ $labels.job_name }} has failed; its pods' logs say why.",
    },
    CronJobLate: {
      expr: text`time() - kube_cronjob_next_schedule_time{${one}} > 900\nand\nkube_cronjob_spec_suspend{${one}} == 0`,
      for: "5m",
      severity: "warning",
      summary: "It is past time for a run.",
      description:
        "CronJob {{ $labels.cronjob }} should have started {{ $value | humanizeDuration }} ago: its last run may not have ended.",
      when: isScheduled,
    },
    CronJobNeverSucceeded: {
      expr: text`time() - kube_cronjob_created{${one}} > 172800\nunless\nkube_cronjob_status_last_successful_time{${one}}`,
      for: "1h",
      severity: "warning",
      summary: "No run has ever succeeded.",
      description:
        "CronJob {{ $labels.cronjob }} is {{ $value | humanizeDuration }} old and no run of it has succeeded.",
      when: isScheduled,
    },
  } as const satisfies Record<string, Alert>;
}
