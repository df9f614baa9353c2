import {
  and,
  blocks,
  checksumOf,
  defineChart,
  eq,
  lines,
  or,
  refuse,
  resource,
  text,
  unless,
  when,
} from "chartwright";
import { Deployment } from "kubernetes-models/apps/v1";
import { ConfigMap } from "kubernetes-models/v1";
import { healthBlock, healthPort } from "./server-block.ts";
import { container, ports, values } from "./values.ts";

const deployment = { apiVersion: "apps/v1", kind: "Deployment" };

export default defineChart({
  name: "static-site",
  description: "A static site behind nginx: from its values, a volume or its image, to an Ingress.",
  appVersion: "1.29",
  kubeVersion: ">=1.33.0-0",
  keywords: ["web", "nginx", "static"],
  values,

  rules: ({ values: { content, containerPort, ...values } }) => [
    refuse(
      or(
        and(content.files, or(content.existingConfigMap, content.existingClaim)),
        and(content.existingConfigMap, content.existingClaim),
      ),
      "Only one of content.files, content.existingConfigMap and content.existingClaim can be the site.",
    ),
    refuse(
      eq(containerPort, healthPort),
      `containerPort ${healthPort} is the port of the probes: take another.`,
    ),
    ...blocks.serviceRules(values.service),
    ...blocks.ingressRules(values.ingress),
    ...blocks.httpRouteRules(values.httpRoute),
    ...blocks.autoscalingRules(values.autoscaling),
  ],

  resources: (context) => {
    const { values, names, labels } = context;
    const { autoscaling, content, service } = values;
    const ofServer = { ...blocks.mainMetadata(context), name: names.suffixed("server") };
    const ofContent = { ...blocks.mainMetadata(context), name: names.suffixed("content") };
    const mount = { name: "content", mountPath: content.mountPath, readOnly: true };

    return [
      resource(Deployment, {
        metadata: blocks.workloadMetadata(context, values),
        spec: {
          replicas: unless(autoscaling.enabled, values.replicaCount),
          minReadySeconds: values.minReadySeconds,
          progressDeadlineSeconds: values.progressDeadlineSeconds,
          revisionHistoryLimit: values.revisionHistoryLimit,
          strategy: blocks.rolloutStrategy(values),
          selector: { matchLabels: labels.selector },
          template: blocks.podTemplate(context, values, {
            container,
            annotations: {
              "checksum/server": checksumOf(values.serverBlock),
              "checksum/content": when(content.files, checksumOf(content.files)),
            },
            ports: [
              { name: ports.http, containerPort: values.containerPort, protocol: "TCP" },
              { name: ports.health, containerPort: healthPort, protocol: "TCP" },
            ],
            volumes: [
              { name: "nginx-cache", emptyDir: {} },
              { name: "server", configMap: { name: ofServer.name } },
              when(content.files, { name: "content", configMap: { name: ofContent.name } }),
              when(content.existingConfigMap, {
                name: "content",
                configMap: { name: content.existingConfigMap },
              }),
              when(content.existingClaim, {
                name: "content",
                persistentVolumeClaim: { claimName: content.existingClaim, readOnly: true },
              }),
            ],
            volumeMounts: [
              { name: "nginx-cache", mountPath: "/var/cache/nginx" },
              { name: "server", mountPath: "/etc/nginx/conf.d", readOnly: true },
              when(or(content.files, content.existingConfigMap, content.existingClaim), mount),
            ],
          }),
        },
      }),
      resource(
        ConfigMap,
        {
          metadata: ofServer,
          data: { "default.conf": values.serverBlock, "health.conf": healthBlock },
        },
        { file: "configmap-server" },
      ),
      when(
        content.files,
        resource(ConfigMap, { metadata: ofContent, data: content.files }, { file: "configmap-content" }),
      ),
      blocks.serviceResource(context, service, { port: ports.http }),
      ...blocks.configurationResources(context, values),
      blocks.serviceAccountResource(context, values.serviceAccount),
      blocks.ingressResource(context, values.ingress, { name: names.fullname, port: ports.http }),
      blocks.httpRouteResource(context, values.httpRoute, { name: names.fullname, port: service.port }),
      blocks.horizontalPodAutoscaler(context, autoscaling, deployment),
      blocks.podDisruptionBudget(context, values.podDisruptionBudget),
      blocks.networkPolicyResource(context, values.networkPolicy, { names: [ports.http] }),
    ];
  },

  tests: (context) => {
    const { values, names } = context;
    const url = text`http://${names.fullname}:${values.service.port}/`;
    return [blocks.connectionTest(context, values, ["wget", "-q", "-O", "/dev/null", url])];
  },

  notes: ({ values, names, release }) =>
    lines(
      text`${names.fullname} serves in namespace ${release.namespace}.`,
      "",
      "Reach it from this machine:",
      text`  kubectl --namespace ${release.namespace} port-forward service/${names.fullname} 8080:${values.service.port}`,
      when(values.ingress.enabled, text`The Ingress ${names.fullname} routes to it.`),
      when(values.httpRoute.enabled, text`The HTTPRoute ${names.fullname} routes to it.`),
    ),
});
