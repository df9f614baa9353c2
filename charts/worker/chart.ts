import { blocks, defineChart, gt, lines, or, resource, text, unless, when } from "chartwright";
import { Deployment } from "kubernetes-models/apps/v1";
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

  rules: ({ values }) => [
    ...blocks.autoscalingRules(values.autoscaling),
    ...blocks.persistenceRules(
      values.persistence,
      or(values.autoscaling.enabled, gt(values.replicaCount, 1)),
    ),
    ...blocks.metricsRules(values.metrics),
    ...blocks.rbacRules(values.rbac, values.serviceAccount),
  ],

  resources: (context) => {
    const { values, labels } = context;
    const { autoscaling, metrics, persistence } = values;
    const data = blocks.claimedVolume(context, persistence);

    return [
      resource(Deployment, {
        metadata: blocks.workloadMetadata(context, values),
        spec: {
          replicas: unless(autoscaling.enabled, values.replicaCount),
          minReadySeconds: values.minReadySeconds,
          progressDeadlineSeconds: values.progressDeadlineSeconds,
          revisionHistoryLimit: values.revisionHistoryLimit,
          strategy: blocks.rolloutStrategy(values, blocks.isExclusive(persistence)),
          selector: { matchLabels: labels.selector },
          template: blocks.podTemplate(context, values, {
            container: "worker",
            annotations: blocks.scrapeAnnotations(metrics, metrics.podMonitor.enabled, metrics.port),
            ports: [blocks.metricsContainerPort(metrics, metrics.enabled)],
            volumes: [data.volume],
            volumeMounts: [data.mount],
          }),
        },
      }),
      ...blocks.configurationResources(context, values),
      blocks.serviceAccountResource(context, values.serviceAccount),
      ...blocks.rbacResources(context, values.rbac, values.serviceAccount),
      blocks.horizontalPodAutoscaler(context, autoscaling, deployment),
      blocks.podDisruptionBudget(context, values.podDisruptionBudget),
      blocks.networkPolicyResource(context, values.networkPolicy, {
        names: [],
        metrics: { enabled: metrics.enabled, port: blocks.metricsPort },
      }),
      blocks.persistentVolumeClaim(context, persistence, values.global),
      blocks.podMonitorResource(context, metrics),
    ];
  },

  notes: ({ values, names, release }) =>
    lines(
      text`${names.fullname} works in namespace ${release.namespace}.`,
      "",
      "What its pods say:",
      text`  kubectl --namespace ${release.namespace} logs deployment/${names.fullname} --all-pods --follow`,
      when(
        values.autoscaling.enabled,
        text`How it is scaled: kubectl --namespace ${release.namespace} describe hpa ${names.fullname}`,
      ),
    ),
});
