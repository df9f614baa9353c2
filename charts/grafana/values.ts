import { blocks, v } from "chartwright";
import { dashboards } from "./dashboards.ts";
import { database } from "./database.ts";
import { datasources } from "./datasources.ts";
import { gossip } from "./gossip.ts";
import { chart, found, port } from "./names.ts";
import { secrets } from "./secrets.ts";
import { settings } from "./settings.ts";
import { sidecar } from "./sidecar.ts";

/** The user and group of Grafana's image. */
const user = 472;

const probe = (path: string) => ({ httpGet: { path, port: port.name } });

export const values = v.object({
  global: blocks.global(),
  replicaCount: v
    .integer()
    .min(0)
    .max(100)
    .default(1)
    .doc("Pods to run; more than one need a database that they share."),
  "grafana.ini": settings(),
  ...secrets(),
  ...datasources(),
  ...dashboards(),
  sidecar: sidecar(),
  alerting: v
    .mapOf(v.mapOf(v.any()))
    .keys(/^[-\w.]+\.ya?ml$/)
    .doc("Files of contact points, policies and alert rules, by name: they are kept in a Secret.")
    .example({ "policies.yaml": { apiVersion: 1, policies: [{ orgId: 1, receiver: "on-call" }] } }),
  plugins: v
    .array(v.string().pattern(/^[a-z0-9-]+(@[\w.-]+)?$/))
    .doc(
      "Plugins that are downloaded before Grafana starts, with their versions: name them, or none is the same twice.",
    )
    .example(["grafana-clock-panel@2.1.8"]),
  database: database(),
  persistence: blocks.persistence({ mountPath: "/var/lib/grafana", size: "5Gi", enabled: true }),
  ...blocks.workload(),
  ...blocks.rollout(),
  ...blocks.container({
    image: { registry: "docker.io", repository: "grafana/grafana" },
    resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { memory: "512Mi" } },
    configPath: "/etc/grafana/files",
  }),
  ...blocks.probes({
    // A new version may change a large database before it answers.
    startup: { ...probe("/api/health"), periodSeconds: 5, failureThreshold: 60 },
    // It answers without its database: a restart would not bring that back.
    liveness: { ...probe("/healthz"), periodSeconds: 10, failureThreshold: 6 },
    readiness: { ...probe("/api/health"), periodSeconds: 5 },
  }),
  service: blocks.service({ port: 80, ownPorts: [port.name, gossip.name, gossip.udp] }),
  ingress: blocks.ingress(),
  httpRoute: blocks.httpRoute(),
  podDisruptionBudget: blocks.disruptionBudget({ enabled: true }),
  networkPolicy: blocks.networkPolicy("from"),
  metrics: v.object({
    enabled: v
      .boolean()
      .default(true)
      .doc("Whether Prometheus is told of its metrics: by annotations, unless a monitor does."),
    path: v.string().pattern(/^\//).default("/metrics"),
    serviceMonitor: blocks.serviceMonitor(),
  }),
  prometheusRule: blocks.prometheusRule(
    [
      "GrafanaDown",
      "GrafanaRequestsFailing",
      "GrafanaRulesFailing",
      "GrafanaNotificationsFailing",
      "PodCrashLooping",
      "ContainerOutOfMemory",
      "ContainerMemoryNearLimit",
      "ReplicasUnavailable",
      "NoReplicaAvailable",
      "RolloutStuck",
      "VolumeFilling",
      "VolumeFull",
      "VolumeOutOfInodes",
    ],
    "Those on pods and volumes need kube-state-metrics and the kubelet's metrics, the others Grafana's own.",
  ),
  dashboard: blocks.dashboard(),
  ...blocks.pod({
    ownContainers: [chart, found],
    ownVolumes: ["data", "settings", "provisioning", "datasources", "alerting", "token", "sidecar-tmp"],
    ownAnnotations: ["checksum/settings", "checksum/datasources", "checksum/providers", "checksum/alerting"],
    runAsUser: user,
  }),
  testImage: blocks.testImage(),
});
