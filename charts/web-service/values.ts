import { blocks, v } from "chartwright";

/** The names of the ports: of the container, and of the Service. */
export const ports = { http: "http" } as const;

/** What a ConfigMap or Secret takes for a key, and a container for the name of an environment variable. */
const environmentName = /^[A-Za-z_.-][\w.-]*$/;

const pod = blocks.pod();
const extras = blocks.extras();

export const values = v.object({
  global: blocks.global(),
  replicaCount: v.integer().min(0).max(10000).default(2).doc("Pods to run while autoscaling is off."),
  image: blocks.image({ registry: "docker.io", repository: "nginxinc/nginx-unprivileged" }),
  imagePullSecrets: pod.imagePullSecrets,
  command: v.array(v.string()).doc("Runs in place of the image's entry point."),
  args: v.array(v.string()).doc("Arguments of the command."),
  containerPort: v.integer().min(1).max(65535).default(8080).doc("The port that the program listens on."),
  service: v.object({
    type: v.enum("ClusterIP", "NodePort", "LoadBalancer").default("ClusterIP"),
    port: v.integer().min(1).max(65535).default(80),
    annotations: v.mapOf(v.string()),
  }),
  ingress: blocks.ingress(),
  httpRoute: blocks.httpRoute(),
  config: v
    .mapOf(v.string())
    .keys(environmentName)
    .doc("Environment variables from a ConfigMap. The pods are replaced when one changes.")
    .example({
      LOG_LEVEL: "info",
    }),
  secret: v.object({
    data: v
      .mapOf(v.string())
      .keys(environmentName)
      .doc("Environment variables from a Secret. They stand in the release: prefer `existingSecret`."),
    existingSecret: v.string().default("").doc("A Secret that is there already, in place of one made here."),
  }),
  extraEnv: extras.extraEnv,
  extraEnvFrom: extras.extraEnvFrom,
  resources: v
    .kubernetes("ResourceRequirements")
    .default({ requests: { cpu: "50m", memory: "64Mi" }, limits: { memory: "128Mi" } })
    .doc("What a pod is given. No CPU limit: it would be throttled while CPU is idle."),
  ...blocks.httpProbes({ path: "/", port: ports.http }),
  lifecycle: v
    .kubernetes("Lifecycle")
    .default({ preStop: { sleep: { seconds: 5 } } })
    .doc("A pod waits before it ends, so that no request reaches one that is gone."),
  terminationGracePeriodSeconds: pod.terminationGracePeriodSeconds,
  maxSurge: v
    .string()
    .pattern(/^\d+%$/)
    .default("25%")
    .doc("Percent of further pods while a new version rolls out; none is taken away."),
  autoscaling: blocks.autoscaling(),
  podDisruptionBudget: blocks.disruptionBudget({ enabled: true }),
  networkPolicy: blocks.networkPolicy(),
  persistence: blocks.persistence({ mountPath: "/data", size: "1Gi" }),
  metrics: blocks.metrics({ path: "/metrics" }),
  serviceAccount: blocks.serviceAccount(),
  podAnnotations: pod.podAnnotations,
  podLabels: pod.podLabels,
  podSecurityContext: pod.podSecurityContext,
  securityContext: pod.securityContext,
  nodeSelector: pod.nodeSelector,
  tolerations: pod.tolerations,
  affinity: pod.affinity,
  topologySpreadConstraints: pod.topologySpreadConstraints,
  priorityClassName: pod.priorityClassName,
  extraVolumes: extras.extraVolumes,
  extraVolumeMounts: extras.extraVolumeMounts,
  extraInitContainers: extras.extraInitContainers,
  extraContainers: extras.extraContainers,
  testImage: blocks
    .image({ registry: "docker.io", repository: "library/busybox", tag: "1.37" })
    .doc("What `helm test` runs in."),
});
