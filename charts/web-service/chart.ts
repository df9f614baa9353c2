import {
  and,
  base64,
  blocks,
  checksumOf,
  choose,
  defineChart,
  gt,
  isEmpty,
  lines,
  mapValues,
  merge,
  not,
  or,
  orElse,
  refuse,
  resource,
  text,
  unless,
  when,
} from "chartwright";
import { Deployment } from "kubernetes-models/apps/v1";
import { ConfigMap, Pod, Secret, Service } from "kubernetes-models/v1";
import { ports, values } from "./values.ts";

export default defineChart({
  name: "web-service",
  description: "A web service, from its image to its Ingress: scaled, closed and drained as it should be.",
  appVersion: "1.29",
  kubeVersion: ">=1.33.0-0",
  keywords: ["web", "http", "application"],
  values,

  rules: ({ values }) => [
    refuse(
      and(values.ingress.enabled, isEmpty(values.ingress.hosts)),
      "ingress.enabled needs a host in ingress.hosts: an Ingress without rules is refused by the API server.",
    ),
    refuse(
      and(values.httpRoute.enabled, isEmpty(values.httpRoute.parentRefs)),
      "httpRoute.enabled needs a Gateway in httpRoute.parentRefs: no route is attached without one.",
    ),
    refuse(
      and(values.autoscaling.enabled, gt(values.autoscaling.minReplicas, values.autoscaling.maxReplicas)),
      "autoscaling.minReplicas must not be above autoscaling.maxReplicas.",
    ),
    refuse(
      and(
        values.autoscaling.enabled,
        not(
          or(
            values.autoscaling.targetCPUUtilizationPercentage,
            values.autoscaling.targetMemoryUtilizationPercentage,
            values.autoscaling.metrics,
          ),
        ),
      ),
      "autoscaling.enabled needs a target of CPU or memory, or one of autoscaling.metrics.",
    ),
    refuse(
      and(blocks.isExclusive(values.persistence), or(values.autoscaling.enabled, gt(values.replicaCount, 1))),
      "A volume with ReadWriteOnce or ReadWriteOncePod takes one pod: set replicaCount to 1, or take ReadWriteMany.",
    ),
  ],

  resources: (context) => {
    const { values, names, labels, release } = context;
    const { config, persistence, secret } = values;
    const image = blocks.imageReference(context, values.image, values.global);
    const account = blocks.serviceAccountName(context, values.serviceAccount);
    const metadata = { name: names.fullname, namespace: release.namespace, labels: labels.common };
    const service = { name: names.fullname, port: ports.http };
    const secretName = orElse(secret.existingSecret, names.fullname);
    const ownSecret = and(secret.data, isEmpty(secret.existingSecret));

    return [
      resource(Deployment, {
        metadata,
        spec: {
          replicas: unless(values.autoscaling.enabled, values.replicaCount),
          strategy: choose(
            blocks.isExclusive(persistence),
            { type: "Recreate" },
            { type: "RollingUpdate", rollingUpdate: { maxSurge: values.maxSurge, maxUnavailable: 0 } },
          ),
          selector: { matchLabels: labels.selector },
          template: {
            metadata: {
              annotations: merge(
                {
                  "checksum/config": when(config, checksumOf(config)),
                  "checksum/secret": when(ownSecret, checksumOf(secret.data)),
                },
                values.podAnnotations,
              ),
              labels: merge(labels.selector, values.podLabels),
            },
            spec: {
              serviceAccountName: account,
              automountServiceAccountToken: values.serviceAccount.automount,
              imagePullSecrets: values.imagePullSecrets,
              securityContext: values.podSecurityContext,
              terminationGracePeriodSeconds: values.terminationGracePeriodSeconds,
              priorityClassName: values.priorityClassName,
              initContainers: values.extraInitContainers,
              containers: [
                {
                  name: "web-service",
                  image,
                  imagePullPolicy: values.image.pullPolicy,
                  command: values.command,
                  args: values.args,
                  ports: [{ name: ports.http, containerPort: values.containerPort, protocol: "TCP" }],
                  env: values.extraEnv.map((name, value) => ({ name, value })),
                  envFrom: [
                    when(config, { configMapRef: { name: names.fullname } }),
                    when(or(secret.data, secret.existingSecret), { secretRef: { name: secretName } }),
                    ...values.extraEnvFrom,
                  ],
                  startupProbe: values.startupProbe,
                  livenessProbe: values.livenessProbe,
                  readinessProbe: values.readinessProbe,
                  lifecycle: values.lifecycle,
                  resources: values.resources,
                  securityContext: values.securityContext,
                  volumeMounts: [
                    { name: "tmp", mountPath: "/tmp" },
                    when(persistence.enabled, { name: "data", mountPath: persistence.mountPath }),
                    ...values.extraVolumeMounts,
                  ],
                },
                ...values.extraContainers,
              ],
              volumes: [
                { name: "tmp", emptyDir: {} },
                when(persistence.enabled, {
                  name: "data",
                  persistentVolumeClaim: { claimName: blocks.claimName(context, persistence) },
                }),
                ...values.extraVolumes,
              ],
              nodeSelector: values.nodeSelector,
              affinity: values.affinity,
              tolerations: values.tolerations,
              topologySpreadConstraints: values.topologySpreadConstraints,
            },
          },
        },
      }),
      resource(Service, {
        metadata: { ...metadata, annotations: values.service.annotations },
        spec: {
          type: values.service.type,
          ports: [{ name: ports.http, port: values.service.port, targetPort: ports.http, protocol: "TCP" }],
          selector: labels.selector,
        },
      }),
      when(config, resource(ConfigMap, { metadata, data: config })),
      when(ownSecret, resource(Secret, { metadata, type: "Opaque", data: mapValues(secret.data, base64) })),
      blocks.serviceAccountResource(context, values.serviceAccount, account),
      blocks.ingressResource(context, values.ingress, service),
      blocks.httpRouteResource(context, values.httpRoute, {
        name: names.fullname,
        port: values.service.port,
      }),
      blocks.horizontalPodAutoscaler(context, values.autoscaling, {
        apiVersion: "apps/v1",
        kind: "Deployment",
      }),
      blocks.podDisruptionBudget(context, values.podDisruptionBudget),
      blocks.networkPolicyResource(context, values.networkPolicy, [ports.http]),
      blocks.persistentVolumeClaim(context, persistence, values.global),
      blocks.serviceMonitorResource(context, values.metrics, ports.http),
    ];
  },

  tests: (context) => {
    const { values, names, labels, release } = context;
    return [
      resource(
        Pod,
        {
          metadata: { name: names.suffixed("test"), namespace: release.namespace, labels: labels.test },
          spec: {
            restartPolicy: "Never",
            automountServiceAccountToken: false,
            imagePullSecrets: values.imagePullSecrets,
            securityContext: {
              runAsNonRoot: true,
              runAsUser: 65534,
              seccompProfile: { type: "RuntimeDefault" },
            },
            containers: [
              {
                name: "get",
                image: blocks.imageReference(context, values.testImage, values.global, "testImage"),
                imagePullPolicy: values.testImage.pullPolicy,
                command: [
                  "wget",
                  "-q",
                  "-O",
                  "/dev/null",
                  text`http://${names.fullname}:${values.service.port}/`,
                ],
                resources: { requests: { cpu: "10m", memory: "16Mi" }, limits: { memory: "32Mi" } },
                securityContext: {
                  allowPrivilegeEscalation: false,
                  capabilities: { drop: ["ALL"] },
                  readOnlyRootFilesystem: true,
                },
              },
            ],
          },
        },
        { file: "test-connection" },
      ),
    ];
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
