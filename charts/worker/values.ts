import { blocks, v } from "chartwright";

/** A stand-in for the user's program: it works until it is asked to end, and says that it lives. */
const placeholder = "trap 'exit 0' TERM; while :; do date > /tmp/alive; sleep 10 & wait $!; done";

const isAlive = { exec: { command: ["/bin/sh", "-c", 'test -n "$(find /tmp/alive -mmin -2)"'] } };

export const values = v.object({
  global: blocks.global(),
  kind: v
    .enum("Deployment", "DaemonSet")
    .default("Deployment")
    .doc("A number of pods, or one on each node that it may run on."),
  replicaCount: v
    .integer()
    .min(0)
    .max(10000)
    .default(1)
    .doc("Pods of a Deployment to run while autoscaling is off."),
  ...blocks.workload(),
  ...blocks.rollout(),
  ...blocks.container({
    image: { registry: "docker.io", repository: "library/busybox" },
    placeholder: {
      command: ["/bin/sh", "-c", placeholder],
      doc: "This one stands in for your program: with your image, set it to null or to what it runs, and the probes too, which ask for the file that it touches.",
    },
    resources: { requests: { cpu: "50m", memory: "64Mi" }, limits: { memory: "128Mi" } },
    configPath: "/etc/worker",
  }),
  ...blocks.probes({
    startup: { ...isAlive, periodSeconds: 2, failureThreshold: 30 },
    liveness: { ...isAlive, periodSeconds: 30, timeoutSeconds: 5 },
  }),
  autoscaling: blocks.autoscaling(),
  podDisruptionBudget: blocks.disruptionBudget(),
  networkPolicy: blocks.networkPolicy("metricsFrom"),
  externalServices: blocks.externalServices(),
  persistence: blocks.persistence({ mountPath: "/data", size: "1Gi" }),
  metrics: blocks.podMetrics({ port: 9090 }),
  prometheusRule: blocks.prometheusRule([
    "PodCrashLooping",
    "ContainerOutOfMemory",
    "ContainerMemoryNearLimit",
    "ReplicasUnavailable",
    "NoReplicaAvailable",
    "RolloutStuck",
    "NodesWithoutPod",
    "NodeRolloutStuck",
    "ScaledToLimit",
    "VolumeFilling",
    "VolumeFull",
    "VolumeOutOfInodes",
  ]),
  dashboard: blocks.dashboard(),
  rbac: blocks.rbac(),
  ...blocks.pod({
    ownContainers: ["worker"],
    ownVolumes: ["data"],
    // Work that has begun is done before the pod ends.
    terminationGracePeriodSeconds: 300,
    runAsUser: 65532,
  }),
});
