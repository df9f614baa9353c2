import { blocks, defineChart, eq, lines, or, resource, text, toText, when } from "chartwright";
import { StatefulSet } from "kubernetes-models/apps/v1";
import { dashboard } from "./dashboard.ts";
import { ports, values } from "./values.ts";

export default defineChart({
  name: "stateful-service",
  description:
    "A service whose pods have names and volumes of their own, which outlive them and the release.",
  appVersion: "8.1",
  kubeVersion: ">=1.33.0-0",
  keywords: ["stateful", "database", "application"],
  values,
  files: { "files/dashboard.json": dashboard },

  rules: (context) => {
    const { values } = context;
    return [
      ...blocks.serviceRules(values.service),
      ...blocks.metricsRules(values.metrics),
      ...blocks.passwordRules(values.auth, values),
      ...blocks.rbacRules(values.rbac, values.serviceAccount),
      blocks.statefulSetRule(
        context,
        blocks.statefulSetIdentity(context, values),
        "podManagementPolicy and the claims of persistence",
      ),
    ];
  },

  resources: (context) => {
    const { values, names, labels } = context;
    const { metrics, persistence, service, updateStrategy } = values;
    const { name, immutable } = blocks.statefulSetIdentity(context, values);

    return [
      resource(StatefulSet, {
        metadata: blocks.workloadMetadata(context, values, {
          name,
          annotations: { "checksum/immutable": immutable },
        }),
        spec: {
          replicas: values.replicaCount,
          serviceName: names.suffixed("headless"),
          podManagementPolicy: values.podManagementPolicy,
          minReadySeconds: values.minReadySeconds,
          revisionHistoryLimit: values.revisionHistoryLimit,
          updateStrategy: {
            type: updateStrategy.type,
            rollingUpdate: when(eq(updateStrategy.type, "RollingUpdate"), {
              partition: updateStrategy.partition,
            }),
          },
          persistentVolumeClaimRetentionPolicy: {
            whenDeleted: persistence.retention.whenDeleted,
            whenScaled: persistence.retention.whenScaled,
          },
          selector: { matchLabels: labels.selector },
          template: blocks.podTemplate(context, values, {
            container: "main",
            annotations: {
              "checksum/password": blocks.passwordChecksum(values.auth),
              ...blocks.scrapeAnnotations(metrics, metrics.serviceMonitor.enabled, metrics.port),
              ...blocks.backupAnnotations(values.backup, "main", "data"),
            },
            ports: [
              { name: ports.main, containerPort: values.containerPort, protocol: "TCP" },
              blocks.metricsContainerPort(metrics, metrics.enabled),
            ],
            env: [blocks.passwordVariable(context, values.auth)],
            volumes: [blocks.unclaimedVolume(persistence)],
            volumeMounts: blocks.claimMounts(persistence),
          }),
          volumeClaimTemplates: blocks.claimTemplates(context, persistence, values.global),
        },
      }),
      blocks.serviceResource(context, service, {
        port: ports.main,
        ports: [blocks.metricsServicePort(metrics, metrics.enabled)],
      }),
      blocks.headlessService(context, service, ports.main),
      ...blocks.configurationResources(context, values),
      blocks.passwordSecret(context, values.auth),
      blocks.serviceAccountResource(context, values.serviceAccount),
      ...blocks.rbacResources(context, values.rbac, values.serviceAccount),
      blocks.podDisruptionBudget(context, values.podDisruptionBudget),
      blocks.networkPolicyResource(context, values.networkPolicy, {
        names: [ports.main],
        areFellows: true,
        metrics: { enabled: metrics.enabled, port: ports.metrics },
      }),
      blocks.serviceMonitorResource(context, metrics, ports.metrics),
      blocks.dashboardResource(context, values.dashboard, context.files.get("files/dashboard.json")),
      blocks.prometheusRuleResource(context, values.prometheusRule, {
        ...blocks.podAlerts(context, { kind: "StatefulSet", name }),
        ...blocks.statefulSetAlerts(context, name),
        ...blocks.volumeAlerts(
          context,
          text`.+-${name}-[0-9]+`,
          or(persistence.enabled, persistence.extraClaims),
        ),
      }),
    ];
  },

  tests: (context) => {
    const { values, names } = context;
    const command = ["nc", "-z", "-w", "5", names.fullname, toText(values.service.port)];
    return [blocks.connectionTest(context, values, command)];
  },

  notes: ({ values, names, release }) =>
    lines(
      text`${names.fullname} runs in namespace ${release.namespace}, at ${names.fullname}.${release.namespace}:${values.service.port}.`,
      text`Its first pod is reached at its own name too, below ${names.suffixed("headless")}.`,
      when(
        values.persistence.enabled,
        "The volumes of its pods stay when it is uninstalled, unless persistence.retention says otherwise.",
      ),
      when(values.auth.enabled, "Its password stays too, in a Secret."),
    ),
});
