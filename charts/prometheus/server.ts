import { blocks, v } from "chartwright";
import { alertmanagers } from "./alertmanagers.ts";
import { remoteRead, remoteWrite } from "./remote.ts";
import { scrapeSettings } from "./scrape-config.ts";

const { durationFormat, labelMap, optionalDuration, optionalPath, relabelConfig } = blocks.prometheus;

/** The values of the program itself, and of what all jobs and rules have in common. */
export function server() {
  return v.object({
    global: v
      .object({
        scrape_interval: v.string().pattern(durationFormat).default("30s"),
        evaluation_interval: v.string().pattern(durationFormat).default("30s"),
        ...scrapeSettings(),
        rule_query_offset: optionalDuration(),
        query_log_file: optionalPath(),
        external_labels: labelMap()
          .doc(
            "Labels of all that leaves it. `${NAME}` is a variable of the container's. With more than one replica there is `prometheus_replica` too.",
          )
          .example({ cluster: "production" }),
      })
      .doc("What holds where a job or a rule says nothing else: Prometheus's `global`."),
    retention: v.string().pattern(durationFormat).default("15d").doc("How long samples are kept."),
    retentionSize: v
      .string()
      .pattern(/^(\d+(\.\d+)?[KMGTPE]?B)?$/)
      .default("")
      .doc("How much the blocks may take, in powers of 1024; `retentionPercentage` where it is empty.")
      .example("40GB"),
    retentionPercentage: v
      .integer()
      .min(1)
      .max(95)
      .default(80)
      .doc("Percent of the volume that the blocks may take. The rest is for the WAL, and for compaction."),
    outOfOrderTimeWindow: v
      .string()
      .pattern(durationFormat)
      .optional()
      .doc("How late a sample may come.")
      .example("10m"),
    externalUrl: v
      .string()
      .pattern(/^(https?:\/\/.+)?$/)
      .default("")
      .doc("Where people reach it, for the links in alerts. A path in it must be taken off on the way here."),
    logLevel: v.enum("debug", "info", "warn", "error").default("info"),
    logFormat: v.enum("logfmt", "json").default("logfmt"),
    namespaces: v
      .array(v.dnsLabel().min(1))
      .doc(
        "Namespaces to find targets in besides the release's, by a Role in each; the whole cluster where it is empty. Jobs that need the cluster are left out.",
      )
      .example(["shop"]),
    persistentVolume: blocks.claims({ mountPath: "/prometheus", size: "50Gi" }),
    alertmanagers: v
      .mapOf(alertmanagers())
      .doc("Where alerts go, by a name of your choice.")
      .example({ main: { static_configs: [{ targets: ["alertmanager:9093"] }] } }),
    alertRelabelConfigs: v
      .array(relabelConfig())
      .doc("Changes of alerts on their way to every Alertmanager."),
    remoteWrite: v
      .mapOf(remoteWrite())
      .doc("Other stores that samples are sent to, by name.")
      .example({ archive: { url: "https://metrics.example.com/api/v1/write" } }),
    remoteRead: v
      .mapOf(remoteRead())
      .doc("Other stores that are asked too, by name.")
      .example({ archive: { url: "https://metrics.example.com/api/v1/read" } }),
  });
}
