/** A text with parts put in, as plain text or as an expression of the model's. */
type Template<T> = (strings: TemplateStringsArray, ...parts: T[]) => T;

/** An alert, the same for a rule file and for a PrometheusRule. */
interface OwnAlert<T> {
  readonly expr: T;
  readonly for: string;
  readonly severity: "warning" | "critical";
  readonly summary: string;
  readonly description: string;
}

/**
 * What can go wrong with Prometheus itself, by its own metrics.
 *
 * @param text puts the matchers into the queries
 * @param one matchers of the series that it is about, such as `job="prometheus"`
 */
export function ownAlerts<T>(text: Template<T>, one: T) {
  return {
    PrometheusConfigReloadFailed: {
      expr: text`max_over_time(prometheus_config_last_reload_successful{${one}}[5m]) == 0`,
      for: "10m",
      severity: "critical",
      summary: "Prometheus does not take its configuration.",
      description:
        "{{ $labels.instance }} goes on with the configuration from before: its log says what is wrong with the new one.",
    },
    PrometheusRuleFailures: {
      expr: text`increase(prometheus_rule_evaluation_failures_total{${one}}[5m]) > 0`,
      for: "15m",
      severity: "critical",
      summary: "Rules are not evaluated.",
      description:
        "A rule of group {{ $labels.rule_group }} fails on {{ $labels.instance }}: its alerts are blind.",
    },
    PrometheusMissingRuleEvaluations: {
      expr: text`increase(prometheus_rule_group_iterations_missed_total{${one}}[5m]) > 0`,
      for: "15m",
      severity: "warning",
      summary: "Rules take longer than their interval.",
      description:
        "Group {{ $labels.rule_group }} on {{ $labels.instance }} is evaluated less often than it asks for.",
    },
    PrometheusTSDBCompactionsFailing: {
      expr: text`increase(prometheus_tsdb_compactions_failed_total{${one}}[3h]) > 0`,
      for: "1h",
      severity: "warning",
      summary: "Blocks are not compacted.",
      description:
        "{{ $labels.instance }} has failed to compact {{ $value | humanize }} times in 3 hours: is its volume full?",
    },
    PrometheusTSDBReloadsFailing: {
      expr: text`increase(prometheus_tsdb_reloads_failures_total{${one}}[3h]) > 0`,
      for: "1h",
      severity: "warning",
      summary: "Blocks cannot be read.",
      description:
        "{{ $labels.instance }} has failed to load its blocks {{ $value | humanize }} times in 3 hours.",
    },
    PrometheusWALCorruption: {
      expr: text`increase(prometheus_tsdb_wal_corruptions_total{${one}}[1h]) > 0`,
      for: "0m",
      severity: "critical",
      summary: "The write-ahead log is damaged.",
      description: "{{ $labels.instance }} has lost samples of the last hours: look at its volume.",
    },
    PrometheusBlocksCutBySize: {
      expr: text`increase(prometheus_tsdb_size_retentions_total{${one}}[1d]) > 0`,
      for: "0m",
      severity: "warning",
      summary: "Samples go before their time.",
      description:
        "{{ $labels.instance }} takes blocks away sooner than server.retention says, as they fill their part of the volume.",
    },
    PrometheusDuplicateTimestamps: {
      expr: text`rate(prometheus_target_scrapes_sample_duplicate_timestamp_total{${one}}[5m]) > 0`,
      for: "15m",
      severity: "warning",
      summary: "Samples are dropped for their time being there already.",
      description:
        "{{ $labels.instance }} drops {{ $value | humanize }} samples a second: two targets have the same labels.",
    },
    PrometheusOutOfOrderTimestamps: {
      expr: text`rate(prometheus_target_scrapes_sample_out_of_order_total{${one}}[5m]) > 0`,
      for: "15m",
      severity: "warning",
      summary: "Samples are dropped for coming late.",
      description: "{{ $labels.instance }} drops {{ $value | humanize }} samples a second.",
    },
    PrometheusTargetLimitHit: {
      expr: text`increase(prometheus_target_scrape_pool_exceeded_target_limit_total{${one}}[5m]) > 0`,
      for: "15m",
      severity: "warning",
      summary: "A job has more targets than its limit.",
      description:
        "{{ $labels.instance }} scrapes none of the targets of a job, which has more than its target_limit.",
    },
    PrometheusScrapeSampleLimitHit: {
      expr: text`increase(prometheus_target_scrapes_exceeded_sample_limit_total{${one}}[5m]) > 0`,
      for: "15m",
      severity: "warning",
      summary: "A target has more samples than its job's limit.",
      description:
        "{{ $labels.instance }} has dropped {{ $value | humanize }} scrapes in 5 minutes for their sample_limit.",
    },
    PrometheusNotConnectedToAlertmanagers: {
      expr: text`max_over_time(prometheus_notifications_alertmanagers_discovered{${one}}[5m]) < 1\nand\nmax_over_time(prometheus_notifications_alertmanagers_discovered{${one}}[6h]) > 0`,
      for: "10m",
      severity: "warning",
      summary: "Alerts go nowhere.",
      description: "{{ $labels.instance }} finds no Alertmanager any more.",
    },
    PrometheusNotificationsDropping: {
      expr: text`increase(prometheus_notifications_dropped_total{${one}}[5m]) > 0`,
      for: "15m",
      severity: "critical",
      summary: "Alerts are dropped on their way.",
      description:
        "{{ $labels.instance }} has dropped {{ $value | humanize }} alerts in 5 minutes, as {{ $labels.alertmanager }} did not take them.",
    },
    PrometheusRemoteWriteBehind: {
      expr: text`max_over_time(prometheus_remote_storage_queue_highest_timestamp_seconds{${one}}[5m])\n-\nmax_over_time(prometheus_remote_storage_queue_highest_sent_timestamp_seconds{${one}}[5m])\n> 120`,
      for: "15m",
      severity: "warning",
      summary: "Another store gets its samples late.",
      description:
        "{{ $labels.instance }} is {{ $value | humanizeDuration }} behind with {{ $labels.remote_name }}.",
    },
    PrometheusKubernetesDiscoveryFailing: {
      expr: text`increase(prometheus_sd_kubernetes_failures_total{${one}}[5m]) > 0`,
      for: "15m",
      severity: "warning",
      summary: "Targets are not found.",
      description:
        "{{ $labels.instance }} cannot list or watch objects of the API server: is a right missing?",
    },
  } as const satisfies Record<string, OwnAlert<T>>;
}
