import {
  blocks,
  choose,
  defineChart,
  gt,
  lines,
  or,
  orElse,
  resource,
  text,
  unless,
  when,
} from "chartwright";
import { Deployment } from "kubernetes-models/apps/v1";
import { dashboard } from "./dashboard.ts";
import { ports, values } from "./values.ts";

const deployment = { apiVersion: "apps/v1", kind: "Deployment" };

export default defineChart({
  name: "web-service",
  description: "A web service, from its image to its Ingress: scaled, closed and drained as it should be.",
  appVersion: "1.29",
  kubeVersion: ">=1.33.0-0",
  keywords: ["web", "http", "application"],
  values,
  files: { "files/dashboard.json": dashboard },

  rules: ({ values }) => [
    ...blocks.serviceRules(values.service),
    ...blocks.ingressRules(values.ingress),
    ...blocks.httpRouteRules(values.httpRoute),
    ...blocks.autoscalingRules(values.autoscaling),
    ...blocks.persistenceRules(
      values.persistence,
      or(values.autoscaling.enabled, gt(values.replicaCount, 1)),
    ),
    ...blocks.metricsRules(values.metrics),
    ...blocks.rbacRules(values.rbac, values.serviceAccount),
  ],

  resources: (context) => {
    const { values, names, labels } = context;
    const { autoscaling, metrics, persistence, service } = values;
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
            container: "web-service",
            annotations: blocks.scrapeAnnotations(
              metrics,
              metrics.serviceMonitor.enabled,
              orElse(metrics.port, values.containerPort),
            ),
            ports: [
              { name: ports.http, containerPort: values.containerPort, protocol: "TCP" },
              blocks.metricsContainerPort(metrics),
            ],
            volumes: [data.volume],
            volumeMounts: [data.mount],
          }),
        },
      }),
      blocks.serviceResource(context, service, {
        port: ports.http,
        ports: [blocks.metricsServicePort(metrics)],
      }),
      ...blocks.externalServiceResources(context, values.externalServices),
      ...blocks.configurationResources(context, values),
      blocks.serviceAccountResource(context, values.serviceAccount),
      ...blocks.rbacResources(context, values.rbac, values.serviceAccount),
      blocks.ingressResource(context, values.ingress, { name: names.fullname, port: ports.http }),
      blocks.httpRouteResource(context, values.httpRoute, { name: names.fullname, port: service.port }),
      blocks.horizontalPodAutoscaler(context, autoscaling, deployment),
      blocks.podDisruptionBudget(context, values.podDisruptionBudget),
      blocks.networkPolicyResource(context, values.networkPolicy, {
        names: [ports.http],
        metrics: { enabled: metrics.port, port: ports.metrics },
      }),
      blocks.persistentVolumeClaim(context, persistence, values.global),
      blocks.serviceMonitorResource(context, metrics, choose(metrics.port, ports.metrics, ports.http)),
      blocks.dashboardResource(context, values.dashboard, context.files.get("files/dashboard.json")),
      blocks.prometheusRuleResource(context, values.prometheusRule, {
        ...blocks.podAlerts(context, { kind: "Deployment" }),
        ...blocks.deploymentAlerts(context),
        ...blocks.autoscalingAlerts(context, autoscaling.enabled),
        ...blocks.volumeAlerts(context, data.claim, persistence.enabled),
      }),
    ];
  },

  tests: (context) => {
    const { values, names } = context;
    const url = text`http://${names.fullname}:${values.service.port}/`;
    return [blocks.connectionTest(context, values, ["wget", "-q", "-O", "/dev/null", url])];
  },

  notes: ({ values, names, release }) =>
    lines(
      text`${names.fullname} runs in namespace ${release.namespace}.`,
      "",
      "Reach it from this machine:",
      text`  kubectl --namespace ${release.namespace} port-forward service/${names.fullname} 8080:${values.service.port}`,
      when(values.ingress.enabled, text`The Ingress ${names.fullname} routes to it.`),
      when(values.httpRoute.enabled, text`The HTTPRoute ${names.fullname} routes to it.`),
    ),
});
