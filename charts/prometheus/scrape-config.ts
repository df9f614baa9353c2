import { blocks, type Infer, v } from "chartwright";
import { kubernetesDiscoveries, otherDiscovery } from "./service-discovery.ts";

const { httpClient, optionalDuration, optionalLimit, optionalPath, relabelConfig } = blocks.prometheus;

const bytes = /^\d+(\.\d+)?([KMGTPE]i?)?B$/;

const protocol = () =>
  v.enum(
    "PrometheusProto",
    "OpenMetricsText0.0.1",
    "OpenMetricsText1.0.0",
    "PrometheusText0.0.4",
    "PrometheusText1.0.0",
  );

/** What is the same for all jobs unless one says otherwise. */
export function scrapeSettings() {
  return {
    scrape_timeout: optionalDuration(),
    scrape_protocols: v.array(protocol()).min(1).optional().doc("The forms of metrics that it asks for."),
    body_size_limit: v.string().pattern(bytes).optional(),
    sample_limit: optionalLimit(),
    target_limit: optionalLimit(),
    label_limit: optionalLimit(),
    label_name_length_limit: optionalLimit(),
    label_value_length_limit: optionalLimit(),
    keep_dropped_targets: optionalLimit(),
    metric_name_validation_scheme: v.enum("utf8", "legacy").optional(),
    metric_name_escaping_scheme: v.enum("allow-utf-8", "underscores", "dots", "values").optional(),
    scrape_native_histograms: v.boolean().optional(),
    convert_classic_histograms_to_nhcb: v.boolean().optional(),
    always_scrape_classic_histograms: v.boolean().optional(),
    scrape_failure_log_file: optionalPath(),
  };
}

/** A job: what it scrapes, and how. But for the first four, the fields are Prometheus's own. */
export function scrapeConfig() {
  return v
    .object({
      enabled: v.boolean().default(true),
      clusterWide: v
        .boolean()
        .default(false)
        .doc("Whether it needs rights on the whole cluster: left out where `server.namespaces` has some."),
      ofKubelet: v
        .boolean()
        .default(false)
        .doc("Whether its targets are kubelets, which `kubelet.insecureSkipVerify` is about."),
      extra_relabel_configs: v
        .array(relabelConfig())
        .doc("Rules behind `relabel_configs`, which a user adds without repeating those."),
      scrape_interval: optionalDuration(),
      ...scrapeSettings(),
      honor_labels: v
        .boolean()
        .optional()
        .doc("Whether a label that a target gives its series stands, rather than the target's own."),
      honor_timestamps: v.boolean().optional(),
      track_timestamps_staleness: v.boolean().optional(),
      params: v.mapOf(v.array(v.string())).optional(),
      fallback_scrape_protocol: protocol().optional(),
      native_histogram_bucket_limit: optionalLimit(),
      native_histogram_min_bucket_factor: v.number().min(0).optional(),
      metrics_path: v.string().pattern(/^\//).optional().doc("`/metrics` unless given."),
      scheme: v.enum("http", "https").optional(),
      enable_compression: v.boolean().optional(),
      ...httpClient(),
      kubernetes_sd_configs: kubernetesDiscoveries(),
      ...otherDiscovery(),
      relabel_configs: v.array(relabelConfig()),
      metric_relabel_configs: v.array(relabelConfig()).optional(),
    })
    .named("ScrapeConfig");
}

export type ScrapeConfig = Infer<ReturnType<typeof scrapeConfig>>;
