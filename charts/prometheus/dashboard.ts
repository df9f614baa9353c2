import { blocks } from "chartwright";

const { dashboard: dashboardOf, queryVariable, row, stat, table, timeseries, toText } = blocks.grafana;

/** The servers that are looked at: those of a job, in a namespace. */
const one = 'namespace="$namespace", pod=~"$pod"';
const rate = (metric: string, more = "") => `rate(${metric}{${one}${more}}[$__rate_interval])`;
const increase = (metric: string) => `increase(${metric}{${one}}[$__range])`;

const scraping = row("Targets", [
  timeseries({
    title: "Targets",
    description: "Of each job, as many as discovery has found for it.",
    queries: {
      "{{config}}": `sum by (config) (max by (config, pod) (prometheus_sd_discovered_targets{${one}, name="scrape"}))`,
    },
    stacked: true,
  }),
  timeseries({
    title: "Targets that are down",
    description: "Of all that this Prometheus scrapes, whichever server is chosen.",
    queries: { "{{job}}": "count by (job) (up == 0)" },
  }),
  timeseries({
    title: "How long the slowest scrape of a job takes",
    unit: "s",
    queries: { "{{job}}": "max by (job) (scrape_duration_seconds)" },
  }),
  timeseries({
    title: "Samples dropped, a second",
    queries: {
      "late, {{pod}}": rate("prometheus_target_scrapes_sample_out_of_order_total"),
      "twice, {{pod}}": rate("prometheus_target_scrapes_sample_duplicate_timestamp_total"),
    },
  }),
]);

const storage = row("Storage", [
  timeseries({
    title: "Series",
    queries: { "{{pod}}": `prometheus_tsdb_head_series{${one}}` },
  }),
  timeseries({
    title: "Series that come and go, a second",
    description:
      "Many that come and go are names, or values of labels, that change with every pod or request.",
    queries: {
      "come, {{pod}}": rate("prometheus_tsdb_head_series_created_total"),
      "go, {{pod}}": rate("prometheus_tsdb_head_series_removed_total"),
    },
  }),
  timeseries({
    title: "Samples, a second",
    queries: {
      "{{pod}}": `sum by (pod) (${rate("prometheus_tsdb_head_samples_appended_total")})`,
    },
  }),
  timeseries({
    title: "On disk",
    unit: "bytes",
    queries: {
      "blocks, {{pod}}": `prometheus_tsdb_storage_blocks_bytes{${one}}`,
      "log, {{pod}}": `prometheus_tsdb_wal_storage_size_bytes{${one}}`,
      "limit, {{pod}}": `prometheus_tsdb_retention_limit_bytes{${one}} > 0`,
    },
  }),
]);

const queries = row("Rules and queries", [
  timeseries({
    title: "How long a group of rules takes",
    unit: "s",
    queries: {
      "{{rule_group}}": `max by (rule_group) (prometheus_rule_group_last_duration_seconds{${one}})`,
    },
  }),
  timeseries({
    title: "Rules that fail, and evaluations that are left out, a second",
    queries: {
      "failed, {{rule_group}}": `sum by (rule_group) (${rate("prometheus_rule_evaluation_failures_total")})`,
      "left out, {{rule_group}}": `sum by (rule_group) (${rate("prometheus_rule_group_iterations_missed_total")})`,
    },
  }),
  timeseries({
    title: "How long a query takes, of ten the slowest",
    unit: "s",
    queries: {
      "{{slice}}": `max by (slice) (prometheus_engine_query_duration_seconds{${one}, quantile="0.9"})`,
    },
  }),
  timeseries({
    title: "Requests, a second",
    unit: "reqps",
    queries: { "{{handler}}": `sum by (handler) (${rate("prometheus_http_requests_total")}) > 0` },
  }),
]);

const process = row("What it uses, and what it sends", [
  timeseries({
    title: "Memory",
    unit: "bytes",
    queries: { "{{pod}}": `process_resident_memory_bytes{${one}}` },
  }),
  timeseries({
    title: "CPU",
    description: "In cores.",
    queries: { "{{pod}}": rate("process_cpu_seconds_total") },
  }),
  timeseries({
    title: "How far other stores are behind",
    unit: "s",
    queries: {
      "{{remote_name}}, {{pod}}": `prometheus_remote_storage_queue_highest_timestamp_seconds{${one}} - prometheus_remote_storage_queue_highest_sent_timestamp_seconds{${one}}`,
    },
  }),
  timeseries({
    title: "Alerts that did not arrive, a second",
    queries: { "{{alertmanager}}": rate("prometheus_notifications_dropped_total") },
  }),
]);

/** The chart's dashboard, for every Prometheus that this one scrapes. */
export const dashboard = toText(
  dashboardOf({
    uid: "chartwright-prometheus",
    title: "Prometheus",
    variables: [
      queryVariable({
        name: "namespace",
        label: "Namespace",
        query: "label_values(prometheus_build_info, namespace)",
      }),
      queryVariable({
        name: "pod",
        label: "Pod",
        query: 'label_values(prometheus_build_info{namespace="$namespace"}, pod)',
        multi: true,
        includeAll: true,
        allValue: ".+",
      }),
    ],
    panels: [
      stat({
        title: "Version",
        width: 4,
        shown: "name",
        queries: { "{{version}}": `count by (version) (prometheus_build_info{${one}})` },
      }),
      stat({
        title: "Configuration",
        width: 4,
        queries: { taken: `min(prometheus_config_last_reload_successful{${one}})` },
        mappings: {
          0: { text: "not taken", color: "red" },
          1: { text: "taken", color: "green" },
        },
      }),
      stat({
        title: "Taken since",
        width: 4,
        unit: "s",
        queries: {
          since: `time() - max(prometheus_config_last_reload_success_timestamp_seconds{${one}})`,
        },
      }),
      stat({
        title: "Targets down",
        width: 4,
        queries: { down: "count(up == 0) or vector(0)" },
        thresholds: { base: "green", orange: 1 },
      }),
      stat({
        title: "Alerts firing",
        description: "The Watchdog always fires, and is not counted.",
        width: 4,
        queries: { firing: 'count(ALERTS{alertstate="firing", alertname!="Watchdog"}) or vector(0)' },
        thresholds: { base: "green", orange: 1 },
      }),
      stat({
        title: "Alertmanagers",
        width: 4,
        queries: { found: `min(prometheus_notifications_alertmanagers_discovered{${one}})` },
        thresholds: { base: "red", green: 1 },
      }),
    ],
    rows: [
      scraping,
      storage,
      queries,
      process,
      row("In the time shown", [
        table({
          title: "What went wrong",
          labels: { Pod: "pod" },
          queries: {
            "Compactions failed": `sum by (pod) (${increase("prometheus_tsdb_compactions_failed_total")})`,
            "Blocks unread": `sum by (pod) (${increase("prometheus_tsdb_reloads_failures_total")})`,
            "Log damaged": `sum by (pod) (${increase("prometheus_tsdb_wal_corruptions_total")})`,
            "Discovery failed": `sum by (pod) (${increase("prometheus_sd_kubernetes_failures_total")})`,
            "Over target_limit": `sum by (pod) (${increase("prometheus_target_scrape_pool_exceeded_target_limit_total")})`,
            "Over sample_limit": `sum by (pod) (${increase("prometheus_target_scrapes_exceeded_sample_limit_total")})`,
            "Blocks cut by size": `sum by (pod) (${increase("prometheus_tsdb_size_retentions_total")})`,
          },
        }),
      ]),
    ],
  }),
);
