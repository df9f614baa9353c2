import { blocks, v } from "chartwright";

/** The names of the ports: of the container, and of the Service. */
export const ports = { http: "http", metrics: blocks.metricsPort } as const;

export const values = v.object({
  global: blocks.global(),
  replicaCount: v.integer().min(0).max(10000).default(2).doc("Pods to run while autoscaling is off."),
  ...blocks.workload(),
  ...blocks.rollout(),
  ...blocks.container({
    image: { registry: "docker.io", repository: "nginxinc/nginx-unprivileged" },
    resources: { requests: { cpu: "50m", memory: "64Mi" }, limits: { memory: "128Mi" } },
    configPath: "/etc/web-service",
  }),
  lifecycle: v
    .kubernetes("Lifecycle")
    .default({ preStop: { sleep: { seconds: 5 } } })
    .doc("A pod waits before it ends, so that no request reaches one that is gone."),
  containerPort: v.integer().min(1).max(65535).default(8080).doc("The port that the program listens on."),
  ...blocks.httpProbes({ path: "/", port: ports.http }),
  service: blocks.service({ port: 80, ownPorts: [ports.http, ports.metrics] }),
  ingress: blocks.ingress(),
  httpRoute: blocks.httpRoute(),
  autoscaling: blocks.autoscaling(),
  podDisruptionBudget: blocks.disruptionBudget({ enabled: true }),
  networkPolicy: blocks.networkPolicy("from", "metricsFrom"),
  externalServices: blocks.externalServices(),
  persistence: blocks.persistence({ mountPath: "/data", size: "1Gi" }),
  metrics: blocks.serviceMetrics(),
  prometheusRule: blocks.prometheusRule([
    "PodCrashLooping",
    "ContainerOutOfMemory",
    "ContainerMemoryNearLimit",
    "ReplicasUnavailable",
    "NoReplicaAvailable",
    "RolloutStuck",
    "ScaledToLimit",
    "VolumeFilling",
    "VolumeFull",
    "VolumeOutOfInodes",
  ]),
  dashboard: blocks.dashboard(),
  rbac: blocks.rbac(),
  ...blocks.pod({ ownContainers: ["web-service"], ownVolumes: ["data"] }),
  testImage: blocks.testImage(),
});
