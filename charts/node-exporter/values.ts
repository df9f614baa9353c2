import { blocks, v } from "chartwright";
import { alertNames } from "./alerts.ts";
import { flagNames, podInterfaces, podMounts, pseudoFileSystems, switchNames } from "./collectors.ts";
import { container } from "./names.ts";
import { web } from "./web.ts";

const { podAnnotations, podLabels, serviceAccount, terminationGracePeriodSeconds, ...pod } = blocks.pod({
  ownContainers: [container],
  ownVolumes: ["proc", "sys", "root", "textfile", "web", "tls"],
});

const { image, imagePullSecrets, resources, securityContext } = blocks.bareContainer({
  image: { registry: "quay.io", repository: "prometheus/node-exporter" },
  resources: { requests: { cpu: "20m", memory: "32Mi" }, limits: { memory: "128Mi" } },
});

/** A probe's times: what it asks follows from how node_exporter is reached. */
const probe = () => v.kubernetes("Probe").without("httpGet", "tcpSocket", "exec", "grpc");

export const values = v.object({
  global: blocks.global(),
  image,
  imagePullSecrets,
  ...blocks.workload(),
  updateStrategy: v.object({
    maxUnavailable: v
      .string()
      .pattern(/^([1-9]\d?|100)%$/)
      .default("10%")
      .doc("Percent of the nodes that a new version reaches at a time: a port of a node is taken once."),
  }),
  minReadySeconds: v.integer().min(1).optional().doc("Seconds until a new pod counts.").example(10),
  revisionHistoryLimit: v.integer().min(0).default(10).doc("Old revisions for `kubectl rollout undo`."),
  ...v.section("What is measured", {
    collectors: v
      .mapOf(v.object({ enabled: v.boolean().default(true) }))
      .keys(switchNames)
      .doc(
        "Collectors by name, and switches of theirs such as `cpu.info`. Those that are not here are as node_exporter has them.",
      )
      .example({ processes: { enabled: true }, zfs: { enabled: false } }),
    collectorFlags: v
      .mapOf(v.string().min(1))
      .keys(flagNames)
      .doc("Further flags of collectors by name, without `--collector.`.")
      .example({ "diskstats.device-exclude": "^(ram|loop)\\d+$", "vmstat.fields": "^oom_kill$" }),
    filesystem: v.object({
      mountPointsExclude: v
        .string()
        .default(podMounts)
        .doc("Which mounts are left out, as a regular expression."),
      mountPointsInclude: v.string().default("").doc("Only these mounts, in place of the above."),
      fsTypesExclude: v.string().default(pseudoFileSystems).doc("Which types of file systems are left out."),
      fsTypesInclude: v.string().default("").doc("Only these types, in place of the above."),
    }),
    networkDevices: v.object({
      exclude: v
        .string()
        .default(podInterfaces)
        .doc("Which interfaces are left out: those that network plugins make for pods."),
      include: v.string().default("").doc("Only these interfaces have counters, in place of the above."),
    }),
    disableDefaultCollectors: v
      .boolean()
      .default(false)
      .doc("Whether there are only those that `collectors`, `textfile` and `systemd` name."),
    textfile: v.object({
      enabled: v.boolean().default(false).doc("Whether it reads files with metrics, such as a cron job's."),
      directory: v
        .string()
        .pattern(/^\/[^*?[]+$/)
        .default("/var/lib/node_exporter")
        .doc("Their folder on the node, which is made where it is not there. Files end with .prom."),
    }),
    systemd: v.object({
      enabled: v
        .boolean()
        .default(false)
        .doc("Whether it asks the node's systemd, over D-Bus, how its units are; the node must let it."),
      unitInclude: v.string().default(".+").doc("The units, as a regular expression."),
      unitExclude: v
        .string()
        .default(".+\\.(automount|device|mount|scope|slice)")
        .doc("Which of them are left out. Pods are scopes and slices, and their volumes are mounts."),
    }),
    extraArgs: v.array(v.string()).doc("Further arguments.").example(["--runtime.gomaxprocs=2"]),
  }),
  ...v.section("How it is reached", {
    web,
    service: v.object({
      annotations: v
        .mapOf(v.string())
        .keysExcept(
          "prometheus.io/scrape",
          "prometheus.io/port",
          "prometheus.io/path",
          "prometheus.io/scheme",
        )
        .doc("Annotations of the Service, besides those that tell Prometheus unless a ServiceMonitor does."),
      labels: v.mapOf(v.string()).keysExcept(...blocks.commonLabels),
    }),
    metrics: v.object({
      scrapeAnnotations: v
        .boolean()
        .default(true)
        .doc("Whether annotations of the Service tell Prometheus, where no ServiceMonitor does."),
      serviceMonitor: v.object({
        ...blocks.serviceMonitor().properties,
        ownCa: v
          .boolean()
          .default(true)
          .doc(
            "Whether `web.tls.caKey` is the authority of the certificate, or one that every system trusts.",
          ),
        serverName: v
          .string()
          .default("")
          .doc(
            "The name in the certificate, with `web.tls`; the Service's, `NAME.NAMESPACE.svc`, where it is empty.",
          ),
        clientSecret: v
          .string()
          .default("")
          .doc("A Secret with tls.crt and tls.key that Prometheus shows, for `web.tls.clientAuth`."),
        basicAuthSecret: v
          .string()
          .default("")
          .doc("A Secret with a username and a password, for `web.basicAuthUsers`."),
      }),
    }),
    networkPolicy: blocks.networkPolicy("from"),
  }),
  ...v.section("Its place on the node", {
    hostNetwork: v
      .boolean()
      .default(true)
      .doc("Whether the pods are in their node's network. Without it the network's metrics are a pod's."),
    hostPID: v.boolean().default(true).doc("Whether the pods see all processes of their node."),
    tolerateEverything: v
      .boolean()
      .default(true)
      .doc("Whether the pods stand every taint, NoExecute too: a node in trouble is one to be measured."),
    tolerations: v.array(v.kubernetes("Toleration")).doc("Taints that they stand else."),
    nodeSelector: v
      .mapOf(v.string())
      .default({ "kubernetes.io/os": "linux" })
      .doc("Labels of the nodes that they run on."),
    avoidVirtualNodes: v
      .boolean()
      .default(true)
      .doc("Whether they stay away from AWS Fargate and virtual kubelets, which have no node to measure."),
    affinity: v.kubernetes("Affinity").doc("Which nodes they are drawn to, in place of `avoidVirtualNodes`."),
    priorityClassName: v
      .string()
      .optional()
      .doc(
        "How the pods rank when room is short. With `system-node-critical` they go last, and displace others.",
      )
      .example("system-node-critical"),
    runtimeClassName: pod.runtimeClassName,
    schedulerName: pod.schedulerName,
    dnsPolicy: pod.dnsPolicy,
    dnsConfig: pod.dnsConfig,
  }),
  ...v.section("Its pods", {
    log: v.object({
      level: v.enum("debug", "info", "warn", "error").default("info"),
      format: v.enum("logfmt", "json").default("logfmt"),
    }),
    extraEnv: blocks.environment().doc("Environment variables by name: a text, or where it comes from."),
    resources: resources.doc("What a pod is given. No CPU limit: a scrape that is throttled comes late."),
    livenessProbe: probe()
      .default({ periodSeconds: 20, timeoutSeconds: 5, failureThreshold: 6 })
      .doc("When the container is restarted. It opens the port."),
    readinessProbe: probe()
      .default({ periodSeconds: 10, timeoutSeconds: 5 })
      .doc(
        "When the pod counts. It asks for the first page, or opens the port where a request may be refused.",
      ),
    podSecurityContext: v
      .kubernetes("PodSecurityContext")
      .default({
        runAsNonRoot: true,
        runAsUser: 65534,
        runAsGroup: 65534,
        seccompProfile: { type: "RuntimeDefault" },
      })
      .doc("Who the pods run as: nobody, who reads what every user of the node may read."),
    securityContext,
    serviceAccount,
    podAnnotations,
    podLabels,
    terminationGracePeriodSeconds,
    extraVolumes: pod.extraVolumes,
    extraVolumeMounts: pod.extraVolumeMounts,
    extraInitContainers: pod.extraInitContainers,
    extraContainers: pod.extraContainers,
  }),
  ...v.section("What is told of it", {
    prometheusRule: blocks.prometheusRule(
      alertNames,
      "NodesWithoutPod and NodeRolloutStuck need kube-state-metrics, the others node_exporter alone.",
    ),
    dashboard: blocks.dashboard(),
    testImage: blocks.image({ registry: "docker.io", repository: "library/busybox", tag: "1.37" }),
  }),
});
