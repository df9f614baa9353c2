import { blocks, checksumOf, defineChart, type Expr, lines, resource, text, unless, when } from "chartwright";
import { StatefulSet } from "kubernetes-models/apps/v1";
import { accessResources } from "./access.ts";
import { configReloader } from "./config-reloader.ts";
import {
  configuration,
  configurationFile,
  configurationResources,
  configurationVolume,
  folder,
  rules,
} from "./configuration.ts";
import { dashboard } from "./dashboard.ts";
import { prometheus } from "./exports.ts";
import { guides } from "./guides.ts";
import { ownAlerts } from "./own-alerts.ts";
import { identity, refusals } from "./refusals.ts";
import { values } from "./values.ts";

const { port } = prometheus;

export default defineChart({
  name: prometheus.chart,
  description: "Prometheus, which collects the metrics of a cluster and alerts on them.",
  appVersion: "v3.14.0",
  kubeVersion: ">=1.33.0-0",
  keywords: ["prometheus", "metrics", "monitoring", "alerting"],
  home: "https://prometheus.io",
  sources: ["https://github.com/prometheus/prometheus"],
  values,
  files: { "files/dashboard.json": dashboard },

  guides,

  rules: refusals,

  resources: (context) => {
    const { values, names, labels, release } = context;
    const { server } = values;
    const { persistentVolume } = server;
    const { name, immutable } = identity(context);
    const service = { name: names.fullname, port: port.name };

    return [
      resource(StatefulSet, {
        metadata: blocks.workloadMetadata(context, values, {
          name,
          annotations: { "checksum/immutable": immutable },
        }),
        spec: {
          replicas: values.replicaCount,
          serviceName: names.suffixed("headless"),
          // Replicas need nothing of each other.
          podManagementPolicy: "Parallel",
          minReadySeconds: values.minReadySeconds,
          revisionHistoryLimit: values.revisionHistoryLimit,
          updateStrategy: { type: values.updateStrategy.type },
          persistentVolumeClaimRetentionPolicy: {
            whenDeleted: persistentVolume.retention.whenDeleted,
            whenScaled: persistentVolume.retention.whenScaled,
          },
          selector: { matchLabels: labels.selector },
          template: blocks.podTemplate(context, values, {
            container: prometheus.chart,
            annotations: {
              "checksum/config": unless(values.configReloader.enabled, checksumOf(configuration(context))),
              "checksum/files": unless(values.configReloader.enabled, checksumOf(rules(context))),
            },
            args: [
              `--config.file=${configurationFile}`,
              text`--storage.tsdb.path=${persistentVolume.mountPath}`,
              // At every address of the pod, of either family.
              `--web.listen-address=:${port.number}`,
              text`--log.level=${server.logLevel}`,
              text`--log.format=${server.logFormat}`,
              // It also lets who reaches the port end Prometheus, so it is there for the reloader alone.
              when(values.configReloader.enabled, "--web.enable-lifecycle"),
              when(server.externalUrl, text`--web.external-url=${server.externalUrl}`),
              when(server.externalUrl, "--web.route-prefix=/"),
            ],
            ports: [{ name: port.name, containerPort: port.number, protocol: "TCP" }],
            env: [{ name: "POD_NAME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } }],
            sidecars: [configReloader(context)],
            volumes: [configurationVolume(context), blocks.unclaimedVolume(persistentVolume)],
            volumeMounts: [
              { name: "configuration", mountPath: folder, readOnly: true },
              ...blocks.claimMounts(persistentVolume),
            ],
          }),
          volumeClaimTemplates: blocks.claimTemplates(context, persistentVolume, values.global),
        },
      }),
      blocks.serviceResource(context, values.service, { port: port.name }),
      // Whoever looks for the port by its name, as monitors do, finds each pod once.
      blocks.headlessService(context, values.service, port.name, "http-pod"),
      ...configurationResources(context),
      blocks.serviceAccountResource(context, values.serviceAccount),
      ...accessResources(context),
      blocks.podDisruptionBudget(context, values.podDisruptionBudget),
      blocks.networkPolicyResource(context, values.networkPolicy, {
        names: [port.name],
        // Each of a pair scrapes the other.
        areFellows: true,
      }),
      blocks.ingressResource(context, values.ingress, service),
      blocks.httpRouteResource(context, values.httpRoute, {
        name: names.fullname,
        port: values.service.port,
      }),
      blocks.serviceMonitorResource(context, values.metrics, port.name),
      blocks.dashboardResource(context, values.dashboard, context.files.get("files/dashboard.json")),
      blocks.prometheusRuleResource(context, values.prometheusRule, {
        ...ownAlerts<Expr<string>>(text, text`namespace="${release.namespace}", pod=~"${name}-[0-9]+"`),
        ...blocks.podAlerts(context, { kind: "StatefulSet", name }),
        ...blocks.statefulSetAlerts(context, name),
        ...blocks.volumeAlerts(context, text`data-${name}-[0-9]+`, persistentVolume.enabled),
      }),
    ];
  },

  tests: (context) => {
    const { values, names } = context;
    const url = text`http://${names.fullname}:${values.service.port}/-/ready`;
    return [blocks.connectionTest(context, values, ["wget", "-q", "-O", "-", "-T", "5", url])];
  },

  notes: ({ values, names, release }) =>
    lines(
      text`Prometheus answers within the cluster at http://${names.fullname}.${release.namespace}:${values.service.port}.`,
      text`To look at it: kubectl --namespace ${release.namespace} port-forward service/${names.fullname} ${port.number}:${values.service.port}`,
      when(
        values.server.persistentVolume.enabled,
        "The volumes of its pods stay when it is uninstalled, unless server.persistentVolume.retention says otherwise.",
      ),
      unless(values.server.alertmanagers, "Its alerts go nowhere until server.alertmanagers names where."),
    ),
});
