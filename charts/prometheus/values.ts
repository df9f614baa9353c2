import { blocks, v } from "chartwright";
import { prometheus } from "./exports.ts";
import { defaultJobs } from "./jobs.ts";
import { ownAlerts } from "./own-alerts.ts";
import { defaultRuleGroups } from "./rules.ts";
import { scrapeConfig } from "./scrape-config.ts";
import { server } from "./server.ts";

const { port } = prometheus;

/** The user of Prometheus's image: `nobody`. */
const user = 65534;

/** The names of its own alerts. */
const ownAlertNames = Object.keys(ownAlerts<string>(() => "", "")) as (keyof ReturnType<
  typeof ownAlerts<string>
>)[];

const probe = (path: string) => ({ httpGet: { path, port: port.name } });

export const values = v.object({
  global: blocks.global(),
  replicaCount: v
    .integer()
    .min(1)
    .max(10)
    .default(1)
    .doc("Pods that each scrape all targets: two are a pair of which one may be away."),
  server: server(),
  scrapeConfigs: v
    .mapOf(scrapeConfig())
    .keys(/^[\w./-]+$/)
    .keysExcept(prometheus.jobs.self)
    .default(defaultJobs)
    .doc(
      "What is scraped, by the names of the jobs. A user changes a field of one, switches one off, or adds one, and the others stay.",
    ),
  kubelet: v.object({
    insecureSkipVerify: v
      .boolean()
      .default(false)
      .doc(
        "Whether kubelets are taken at their word. They must be where their certificates are not the cluster's authority's: kubeadm's without `serverTLSBootstrap`, kind's, minikube's.",
      ),
  }),
  ruleGroups: blocks.prometheus
    .ruleGroups()
    .default(defaultRuleGroups)
    .doc("Groups of rules by name, and the rules in them by name."),
  ruleFiles: v
    .mapOf(v.boolean())
    .keys(/^\//)
    .doc(
      "Further rule files that the pods have from `extraVolumeMounts`, by path, and whether they are read.",
    )
    .example({ "/etc/rules/*.yaml": true }),
  configReloader: v.object({
    enabled: v
      .boolean()
      .default(true)
      .doc(
        "Whether a container beside Prometheus tells it of a new configuration; else the pods are replaced when that changes.",
      ),
    image: blocks.image({
      registry: "quay.io",
      repository: "prometheus-operator/prometheus-config-reloader",
      tag: "v0.93.1",
    }),
    resources: v
      .kubernetes("ResourceRequirements")
      .default({ requests: { cpu: "10m", memory: "32Mi" }, limits: { memory: "64Mi" } }),
  }),
  updateStrategy: v.object({
    type: v.enum("RollingUpdate", "OnDelete").default("RollingUpdate"),
  }),
  ...blocks.statefulRollout(),
  ...blocks.workload(),
  ...blocks.bareContainer({
    image: { registry: "quay.io", repository: "prometheus/prometheus" },
    resources: { requests: { cpu: "200m", memory: "1Gi" }, limits: { memory: "2Gi" } },
  }),
  ...blocks.probes({
    // Until the write-ahead log is read again it is not ready: minutes, or an hour of a large one.
    startup: { ...probe("/-/ready"), periodSeconds: 15, failureThreshold: 240, timeoutSeconds: 3 },
    liveness: { ...probe("/-/healthy"), periodSeconds: 10, failureThreshold: 6, timeoutSeconds: 3 },
    readiness: { ...probe("/-/ready"), periodSeconds: 5, failureThreshold: 3, timeoutSeconds: 3 },
  }),
  service: blocks.service({ port: port.number, ownPorts: [port.name] }),
  ingress: blocks.ingress(),
  httpRoute: blocks.httpRoute(),
  podDisruptionBudget: blocks.disruptionBudget({ enabled: true }),
  networkPolicy: blocks.networkPolicy("from"),
  rbac: v.object({
    create: v
      .boolean()
      .default(true)
      .doc("Whether to make the roles that discovery needs. Without them somebody else must."),
  }),
  metrics: v.object({
    enabled: v
      .boolean()
      .default(true)
      .doc("Whether it is scraped: by itself, as job `prometheus`, or by an operator's Prometheus."),
    path: v.string().pattern(/^\//).default("/metrics"),
    serviceMonitor: blocks.serviceMonitor(),
  }),
  prometheusRule: blocks.prometheusRule(
    [
      ...ownAlertNames,
      "PodCrashLooping",
      "ContainerOutOfMemory",
      "ContainerMemoryNearLimit",
      "ReplicasUnavailable",
      "NoReplicaReady",
      "VolumeFilling",
      "VolumeFull",
      "VolumeOutOfInodes",
    ],
    "Those that do not begin with Prometheus need kube-state-metrics, and the kubelet's metrics.",
  ),
  dashboard: blocks.dashboard(),
  ...blocks.pod({
    ownContainers: [prometheus.chart, "config-reloader"],
    ownVolumes: ["data", "configuration"],
    terminationGracePeriodSeconds: 300,
    runAsUser: user,
    automount: true,
  }),
  testImage: blocks.testImage(),
});
