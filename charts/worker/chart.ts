import {
  and,
  blocks,
  choose,
  defineChart,
  eq,
  gt,
  helper,
  lines,
  or,
  refuse,
  resource,
  text,
  unless,
  when,
} from "chartwright";
import { DaemonSet, Deployment } from "kubernetes-models/apps/v1";
import type { IPodTemplateSpec } from "kubernetes-models/v1";
import { dashboard } from "./dashboard.ts";
import { values } from "./values.ts";

const deployment = { apiVersion: "apps/v1", kind: "Deployment" };

export default defineChart({
  name: "worker",
  description:
    "A program that nobody calls: scaled by its queue, watched by a command, and given time to end.",
  appVersion: "1.37",
  kubeVersion: ">=1.33.0-0",
  keywords: ["worker", "queue", "application"],
  values,
  files: { "files/dashboard.json": dashboard },

  rules: ({ values }) => [
    ...blocks.autoscalingRules(values.autoscaling),
    ...blocks.persistenceRules(
      values.persistence,
      or(eq(values.kind, "DaemonSet"), values.autoscaling.enabled, gt(values.replicaCount, 1)),
    ),
    refuse(
      and(eq(values.kind, "DaemonSet"), or(values.autoscaling.enabled, values.podDisruptionBudget.enabled)),
      "kind DaemonSet has a pod on each node: autoscaling and podDisruptionBudget are for a Deployment.",
    ),
    ...blocks.metricsRules(values.metrics),
    ...blocks.rbacRules(values.rbac, values.serviceAccount),
  ],

  resources: (context) => {
    const { values, labels } = context;
    const { autoscaling, metrics, persistence } = values;
    const data = blocks.claimedVolume(context, persistence);
    const isDaemonSet = eq(values.kind, "DaemonSet");
    const isDeployment = eq(values.kind, "Deployment");
    const common = {
      minReadySeconds: values.minReadySeconds,
      revisionHistoryLimit: values.revisionHistoryLimit,
      selector: { matchLabels: labels.selector },
      template: helper<IPodTemplateSpec>(
        "podTemplate",
        blocks.podTemplate(context, values, {
          container: "worker",
          annotations: blocks.scrapeAnnotations(metrics, metrics.podMonitor.enabled, metrics.port),
          ports: [blocks.metricsContainerPort(metrics, metrics.enabled)],
          volumes: [data.volume],
          volumeMounts: [data.mount],
        }),
        { doc: "The pods, whatever makes them." },
      ),
    };

    return [
      when(
        isDeployment,
        resource(Deployment, {
          metadata: blocks.workloadMetadata(context, values),
          spec: {
            replicas: unless(autoscaling.enabled, values.replicaCount),
            progressDeadlineSeconds: values.progressDeadlineSeconds,
            strategy: blocks.rolloutStrategy(values, blocks.isExclusive(persistence)),
            ...common,
          },
        }),
      ),
      when(
        isDaemonSet,
        resource(DaemonSet, {
          metadata: blocks.workloadMetadata(context, values),
          spec: { updateStrategy: blocks.nodeRolloutStrategy(values), ...common },
        }),
      ),
      ...blocks.configurationResources(context, values),
      blocks.serviceAccountResource(context, values.serviceAccount),
      ...blocks.rbacResources(context, values.rbac, values.serviceAccount),
      blocks.horizontalPodAutoscaler(context, autoscaling, deployment),
      blocks.podDisruptionBudget(context, values.podDisruptionBudget),
      blocks.networkPolicyResource(context, values.networkPolicy, {
        names: [],
        metrics: { enabled: metrics.enabled, port: blocks.metricsPort },
      }),
      ...blocks.externalServiceResources(context, values.externalServices),
      blocks.persistentVolumeClaim(context, persistence, values.global),
      blocks.podMonitorResource(context, metrics),
      blocks.dashboardResource(context, values.dashboard, context.files.get("files/dashboard.json")),
      blocks.prometheusRuleResource(context, values.prometheusRule, {
        ...blocks.podAlerts(context, { kind: "Deployment", isDaemonSet }),
        ...blocks.deploymentAlerts(context, isDeployment),
        ...blocks.daemonSetAlerts(context, isDaemonSet),
        ...blocks.autoscalingAlerts(context, autoscaling.enabled),
        ...blocks.volumeAlerts(context, data.claim, persistence.enabled),
      }),
    ];
  },

  notes: ({ values, names, release }) => {
    const kind = choose(eq(values.kind, "DaemonSet"), "daemonset", "deployment");
    return lines(
      text`${names.fullname} works in namespace ${release.namespace}.`,
      "",
      "What its pods say:",
      text`  kubectl --namespace ${release.namespace} logs ${kind}/${names.fullname} --all-pods --follow`,
      when(
        values.autoscaling.enabled,
        text`How it is scaled: kubectl --namespace ${release.namespace} describe hpa ${names.fullname}`,
      ),
    );
  },
});
