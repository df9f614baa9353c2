import { and, blocks, defineChart, eq, lines, not, refuse, resource, text, when } from "chartwright";
import { DaemonSet } from "kubernetes-models/apps/v1";
import { nodeAlerts } from "./alerts.ts";
import { dashboard } from "./dashboard.ts";
import { nodeExporter } from "./exports.ts";
import { guides } from "./guides.ts";
import { monitorRules, service, serviceMonitor } from "./monitor.ts";
import { port } from "./names.ts";
import { podTemplate } from "./pod.ts";
import { values } from "./values.ts";
import { webSecret } from "./web.ts";

export default defineChart({
  name: nodeExporter.chart,
  description: "Metrics of each node's hardware and kernel, from its DaemonSet to its alerts and dashboard.",
  appVersion: "v1.12.1",
  kubeVersion: ">=1.33.0-0",
  home: "https://github.com/prometheus/node_exporter",
  keywords: ["prometheus", "metrics", "nodes", "monitoring"],
  guides,
  values,
  files: { "files/dashboard.json": dashboard },

  rules: ({ values }) => [
    refuse(
      and(eq(values.web.listenOn, "HostIP"), not(values.hostNetwork)),
      "web.listenOn HostIP needs hostNetwork: a pod's own network does not have the node's address.",
    ),
    ...monitorRules(values),
    refuse(
      and(values.networkPolicy.enabled, values.hostNetwork),
      "networkPolicy.enabled needs hostNetwork false: no NetworkPolicy guards a port of a node.",
    ),
  ],

  resources: (context) => {
    const { values, labels } = context;
    return [
      resource(DaemonSet, {
        metadata: blocks.workloadMetadata(context, values),
        spec: {
          minReadySeconds: values.minReadySeconds,
          revisionHistoryLimit: values.revisionHistoryLimit,
          updateStrategy: {
            type: "RollingUpdate",
            rollingUpdate: { maxUnavailable: values.updateStrategy.maxUnavailable },
          },
          selector: { matchLabels: labels.selector },
          template: podTemplate(context),
        },
      }),
      service(context),
      serviceMonitor(context),
      webSecret(context, values.web),
      blocks.serviceAccountResource(context, values.serviceAccount),
      blocks.networkPolicyResource(context, values.networkPolicy, { names: [port] }),
      blocks.dashboardResource(context, values.dashboard, context.files.get("files/dashboard.json")),
      blocks.prometheusRuleResource(context, values.prometheusRule, {
        ...nodeAlerts(context, { systemd: values.systemd.enabled, textfile: values.textfile.enabled }),
        ...blocks.daemonSetAlerts(context),
      }),
    ];
  },

  tests: (context) => {
    const { values, names } = context;
    return [
      blocks.connectionTest(context, values, [
        "nc",
        "-z",
        "-w",
        "10",
        names.fullname,
        text`${values.web.port}`,
      ]),
    ];
  },

  notes: ({ values, names, release }) =>
    lines(
      text`${names.fullname} measures each node that it runs on, at port ${values.web.port}.`,
      "",
      "What it says of one of them:",
      text`  kubectl --namespace ${release.namespace} port-forward daemonset/${names.fullname} 9100:${values.web.port}`,
      when(
        values.metrics.serviceMonitor.enabled,
        text`The ServiceMonitor ${names.fullname} tells the Prometheus operator of it.`,
      ),
    ),
});
