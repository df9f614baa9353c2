import {
  and,
  blocks,
  type Expr,
  gt,
  helper,
  isEmpty,
  merge,
  omit,
  resource,
  toYaml,
  when,
} from "chartwright";
import { ConfigMap } from "kubernetes-models/v1";
import type { Context } from "./context.ts";
import { discovery, jobs, ownJob } from "./scrape-jobs.ts";

/** Where the pods have the files, and what those are called. */
export const folder = "/etc/prometheus";
const files = { configuration: "prometheus.yml", rules: "rules.yml" } as const;
export const configurationFile = `${folder}/${files.configuration}`;

/** The label that tells the replicas of a pair apart. */
const replicaLabel = "prometheus_replica";

/** The ConfigMaps of Prometheus's configuration and of its rules. */
export function configurationResources(context: Context) {
  const metadata = blocks.mainMetadata(context);
  return [
    resource(ConfigMap, { metadata, data: { [files.configuration]: toYaml(configuration(context)) } }),
    resource(
      ConfigMap,
      {
        metadata: { ...metadata, name: context.names.suffixed("rules") },
        data: { [files.rules]: toYaml(rules(context)) },
      },
      { file: "configmap-rules" },
    ),
  ];
}

/** The volume that holds both files. */
export function configurationVolume({ names }: Context) {
  return {
    name: "configuration",
    projected: {
      sources: [{ configMap: { name: names.fullname } }, { configMap: { name: names.suffixed("rules") } }],
    },
  };
}

const known = new WeakMap<object, { configuration: Expr<unknown>; rules: Expr<unknown> }>();

function made(context: Context) {
  const found = known.get(context.values) ?? {
    configuration: helper("configuration", configurationOf(context), { doc: "Prometheus's configuration." }),
    rules: helper(
      "rules",
      { groups: blocks.prometheus.ruleFileGroups(context.values.ruleGroups) },
      { doc: "Prometheus's rules." },
    ),
  };
  known.set(context.values, found);
  return found;
}

/** The content of `prometheus.yml`. */
export const configuration = (context: Context) => made(context).configuration;

/** The content of the rule file. */
export const rules = (context: Context) => made(context).rules;

function configurationOf(context: Context) {
  const { values } = context;
  const { server } = values;
  const isPair = gt(values.replicaCount, 1);
  return {
    global: merge(
      {
        external_labels: merge(server.global.external_labels, {
          [replicaLabel]: when(isPair, "${POD_NAME}"),
        }),
      },
      omit(server.global, "external_labels"),
    ),
    rule_files: [`${folder}/${files.rules}`, ...values.ruleFiles.map((path, isRead) => when(isRead, path))],
    scrape_configs: [ownJob(context), ...jobs(context)],
    alerting: {
      alert_relabel_configs: [
        // The alerts of a pair are the same ones.
        when(isPair, { action: "labeldrop", regex: replicaLabel }),
        ...server.alertRelabelConfigs,
      ],
      alertmanagers: server.alertmanagers.map((_name, managers) =>
        when(
          managers.enabled,
          merge(
            { kubernetes_sd_configs: discovery(context, managers.kubernetes_sd_configs) },
            omit(managers, "enabled", "kubernetes_sd_configs"),
          ),
        ),
      ),
    },
    remote_write: server.remoteWrite.map((name, store) =>
      when(store.enabled, merge({ name }, omit(store, "enabled"))),
    ),
    remote_read: server.remoteRead.map((name, store) =>
      when(store.enabled, merge({ name }, omit(store, "enabled"))),
    ),
    storage: {
      tsdb: {
        out_of_order_time_window: server.outOfOrderTimeWindow,
        retention: {
          time: server.retention,
          size: when(server.retentionSize, server.retentionSize),
          // Of a node's disk, which is not its own, it takes no part.
          percentage: when(
            and(isEmpty(server.retentionSize), server.persistentVolume.enabled),
            server.retentionPercentage,
          ),
        },
      },
    },
  };
}
