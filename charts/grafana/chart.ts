import {
  blocks,
  checksumOf,
  defineChart,
  gt,
  lines,
  mapValues,
  raw,
  resource,
  sha256,
  text,
  toYaml,
  unless,
  v,
  when,
} from "chartwright";
import { Deployment } from "kubernetes-models/apps/v1";
import { ConfigMap, Secret } from "kubernetes-models/v1";
import { dashboard } from "./dashboard.ts";
import { dashboardResources, dashboardRules, dashboardVolumes, providersFile } from "./dashboards.ts";
import { databaseRules, databaseVariables } from "./database.ts";
import { datasourcesFile } from "./datasources.ts";
import { gossipPorts, gossipService, gossipVariables } from "./gossip.ts";
import { guides } from "./guides.ts";
import { chart, folders, port, settingsPath } from "./names.ts";
import { ownAlerts } from "./own-alerts.ts";
import { secretChecksum, secretKeys, secretName, secretResource, secretVariables } from "./secrets.ts";
import { settingsFile } from "./settings.ts";
import { sidecarContainer, sidecarResources, sidecarVolumes } from "./sidecar.ts";
import { values } from "./values.ts";

export default defineChart({
  name: chart,
  description: "Grafana, with its settings, datasources and dashboards from values.",
  appVersion: "13.2.0",
  kubeVersion: ">=1.33.0-0",
  keywords: ["grafana", "dashboards", "monitoring", "observability"],
  home: "https://grafana.com/oss/grafana/",
  sources: ["https://github.com/grafana/grafana"],
  guides,
  values,
  files: { "files/dashboard.json": dashboard },

  rules: ({ values }) => [
    ...blocks.serviceRules(values.service),
    ...blocks.ingressRules(values.ingress),
    ...blocks.httpRouteRules(values.httpRoute),
    ...blocks.metricsRules(values.metrics),
    ...databaseRules(values),
    ...dashboardRules(values),
    ...blocks.persistenceRules(values.persistence, gt(values.replicaCount, 1)),
  ],

  resources: (context) => {
    const { values, names, labels } = context;
    const { alerting, metrics, persistence, service } = values;
    const metadata = blocks.mainMetadata(context);
    const data = blocks.claimedVolume(context, persistence);
    const dashboards = dashboardVolumes(context);
    const objects = {
      settings: names.suffixed("settings"),
      providers: names.suffixed("providers"),
      datasources: names.suffixed("sources"),
      alerting: names.suffixed("alerting"),
    };
    const settings = settingsFile(context);
    const datasources = datasourcesFile(context);
    const providers = providersFile(context);

    return [
      resource(Deployment, {
        metadata: blocks.workloadMetadata(context, values),
        spec: {
          replicas: values.replicaCount,
          minReadySeconds: values.minReadySeconds,
          progressDeadlineSeconds: values.progressDeadlineSeconds,
          revisionHistoryLimit: values.revisionHistoryLimit,
          strategy: blocks.rolloutStrategy(values, blocks.isExclusive(persistence)),
          selector: { matchLabels: labels.selector },
          template: blocks.podTemplate(context, values, {
            container: chart,
            annotations: {
              "checksum/settings": sha256(settings),
              "checksum/datasources": sha256(datasources),
              "checksum/providers": sha256(providers),
              "checksum/alerting": when(alerting, checksumOf(alerting)),
              "checksum/password": secretChecksum(context),
              ...blocks.scrapeAnnotations(metrics, metrics.serviceMonitor.enabled, port.number),
            },
            ports: [
              { name: port.name, containerPort: port.number, protocol: "TCP" },
              ...gossipPorts(context),
            ],
            env: [
              { name: "GF_PATHS_DATA", value: persistence.mountPath },
              ...secretVariables(context),
              ...databaseVariables(values),
              when(values.plugins, { name: "GF_PLUGINS_PREINSTALL_DISABLED", value: "false" }),
              when(values.plugins, {
                name: "GF_PLUGINS_PREINSTALL_SYNC",
                value: raw(v.string())`join "," ${values.plugins}`,
              }),
              ...gossipVariables(context),
            ],
            sidecars: [sidecarContainer(context)],
            volumes: [
              { name: "settings", configMap: { name: objects.settings } },
              { name: "provisioning", configMap: { name: objects.providers } },
              { name: "datasources", secret: { secretName: objects.datasources } },
              when(alerting, { name: "alerting", secret: { secretName: objects.alerting } }),
              data.volume,
              unless(persistence.enabled, { name: "data", emptyDir: {} }),
              ...dashboards.volumes,
              ...sidecarVolumes(context),
            ],
            volumeMounts: [
              { name: "settings", mountPath: settingsPath, subPath: "grafana.ini", readOnly: true },
              { name: "provisioning", mountPath: `${folders.provisioning}/dashboards`, readOnly: true },
              { name: "datasources", mountPath: `${folders.provisioning}/datasources`, readOnly: true },
              when(alerting, {
                name: "alerting",
                mountPath: `${folders.provisioning}/alerting`,
                readOnly: true,
              }),
              { name: "data", mountPath: persistence.mountPath },
              ...dashboards.mounts,
            ],
          }),
        },
      }),
      blocks.serviceResource(context, service, { port: port.name }),
      gossipService(context),
      resource(
        ConfigMap,
        {
          metadata: { ...metadata, name: objects.settings },
          data: { "grafana.ini": settings },
        },
        { file: "configmap-settings" },
      ),
      resource(
        ConfigMap,
        {
          metadata: { ...metadata, name: objects.providers },
          data: { "providers.yaml": providers },
        },
        { file: "configmap-providers" },
      ),
      resource(
        Secret,
        {
          metadata: { ...metadata, name: objects.datasources },
          type: "Opaque",
          stringData: { "datasources.yaml": datasources },
        },
        { file: "secret-datasources" },
      ),
      when(
        alerting,
        resource(
          Secret,
          {
            metadata: { ...metadata, name: objects.alerting },
            type: "Opaque",
            stringData: mapValues(alerting, toYaml),
          },
          { file: "secret-alerting" },
        ),
      ),
      ...dashboardResources(context),
      secretResource(context),
      ...blocks.configurationResources(context, values),
      blocks.serviceAccountResource(context, values.serviceAccount),
      ...sidecarResources(context),
      blocks.persistentVolumeClaim(context, persistence, values.global),
      blocks.ingressResource(context, values.ingress, { name: names.fullname, port: port.name }),
      blocks.httpRouteResource(context, values.httpRoute, { name: names.fullname, port: service.port }),
      blocks.podDisruptionBudget(context, values.podDisruptionBudget),
      blocks.networkPolicyResource(context, values.networkPolicy, {
        names: [port.name],
        areFellows: true,
      }),
      blocks.serviceMonitorResource(context, metrics, port.name),
      blocks.dashboardResource(context, values.dashboard, context.files.get("files/dashboard.json")),
      blocks.prometheusRuleResource(context, values.prometheusRule, {
        ...ownAlerts(context),
        ...blocks.podAlerts(context, { kind: "Deployment" }),
        ...blocks.deploymentAlerts(context),
        ...blocks.volumeAlerts(context, data.claim, persistence.enabled),
      }),
    ];
  },

  tests: (context) => {
    const { values, names } = context;
    const url = text`http://${names.fullname}:${values.service.port}/api/health`;
    return [blocks.connectionTest(context, values, ["wget", "-q", "-O", "-", "-T", "5", url])];
  },

  notes: (context) => {
    const { values, names, release } = context;
    return lines(
      text`Grafana answers within the cluster at http://${names.fullname}.${release.namespace}:${values.service.port}.`,
      text`To look at it: kubectl --namespace ${release.namespace} port-forward service/${names.fullname} ${port.number}:${values.service.port}`,
      unless(
        values.admin.existingSecret,
        text`The password of ${values.admin.user}: kubectl --namespace ${release.namespace} get secret ${secretName(context)} --output 'jsonpath={.data.${secretKeys.password}}' | base64 --decode`,
      ),
      unless(
        values.persistence.enabled,
        "What is changed in Grafana itself is lost with its pod: persistence.enabled gives it a volume.",
      ),
    );
  },
});
