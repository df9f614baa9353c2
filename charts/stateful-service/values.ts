import { blocks, v } from "chartwright";

/** The names of the ports: of the container, and of the Services. */
export const ports = { main: "tcp", metrics: blocks.metricsPort } as const;

export const values = v.object({
  global: blocks.global(),
  replicaCount: v
    .integer()
    .min(0)
    .max(1000)
    .default(1)
    .doc("Pods to run, each with a name and volumes of its own."),
  podManagementPolicy: v
    .enum("OrderedReady", "Parallel")
    .default("OrderedReady")
    .doc("Whether pods start one behind the other. It cannot be changed in place."),
  updateStrategy: v.object({
    type: v
      .enum("RollingUpdate", "OnDelete")
      .default("RollingUpdate")
      .doc("With OnDelete a pod gets the new version when somebody deletes it."),
    partition: v
      .integer()
      .min(0)
      .max(1000)
      .default(0)
      .doc("Only pods with this number or a higher one get the new version."),
  }),
  ...blocks.statefulRollout(),
  ...blocks.workload(),
  ...blocks.container({
    image: { registry: "docker.io", repository: "valkey/valkey" },
    resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "256Mi" } },
    configPath: "/etc/stateful-service",
  }),
  auth: blocks.password({ variable: "PASSWORD" }),
  containerPort: v.integer().min(1).max(65535).default(6379).doc("The port that the program listens on."),
  ...blocks.tcpProbes(ports.main),
  service: blocks.service({ port: 6379, ownPorts: [ports.main, ports.metrics] }),
  persistence: blocks.claims({ mountPath: "/data", size: "8Gi" }),
  backup: blocks.backup(),
  podDisruptionBudget: blocks.disruptionBudget({ enabled: true }),
  networkPolicy: blocks.networkPolicy("from", "metricsFrom"),
  metrics: blocks.ownServiceMetrics({ port: 9121 }),
  prometheusRule: blocks.prometheusRule([
    "PodCrashLooping",
    "ContainerOutOfMemory",
    "ContainerMemoryNearLimit",
    "ReplicasUnavailable",
    "NoReplicaReady",
    "VolumeFilling",
    "VolumeFull",
    "VolumeOutOfInodes",
  ]),
  dashboard: blocks.dashboard(),
  rbac: blocks.rbac(),
  ...blocks.pod({
    ownContainers: ["main"],
    ownVolumes: ["data"],
    ownAnnotations: blocks.backupAnnotationNames,
    terminationGracePeriodSeconds: 120,
    runAsUser: 65532,
  }),
  testImage: blocks.testImage(),
});
