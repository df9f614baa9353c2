import { blocks, v } from "chartwright";

const { httpClient, labelMap, optionalDuration, relabelConfig } = blocks.prometheus;

const count = () => v.integer().min(1).optional();
const url = () => v.string().pattern(/^https?:\/\//);

/** Another store that samples are sent to as well: Prometheus's `remote_write`, with its name as its key. */
export function remoteWrite() {
  return v
    .object({
      enabled: v.boolean().default(true),
      url: url(),
      protobuf_message: v
        .enum("prometheus.WriteRequest", "io.prometheus.write.v2.Request")
        .optional()
        .doc("The version of the protocol: the first unless given."),
      remote_timeout: optionalDuration(),
      headers: v.mapOf(v.string()).optional(),
      write_relabel_configs: v.array(relabelConfig()).optional(),
      send_exemplars: v.boolean().optional(),
      send_native_histograms: v.boolean().optional(),
      round_robin_dns: v.boolean().optional(),
      queue_config: v
        .object({
          capacity: count(),
          min_shards: count(),
          max_shards: count(),
          max_samples_per_send: count(),
          batch_send_deadline: optionalDuration(),
          min_backoff: optionalDuration(),
          max_backoff: optionalDuration(),
          retry_on_http_429: v.boolean().optional(),
          sample_age_limit: optionalDuration(),
        })
        .named("QueueConfig")
        .optional(),
      metadata_config: v
        .object({
          send: v.boolean().optional(),
          send_interval: optionalDuration(),
          max_samples_per_send: count(),
        })
        .named("MetadataConfig")
        .optional(),
      ...httpClient(),
    })
    .named("RemoteWrite");
}

/** Another store that is asked too: Prometheus's `remote_read`, with its name as its key. */
export function remoteRead() {
  return v
    .object({
      enabled: v.boolean().default(true),
      url: url(),
      remote_timeout: optionalDuration(),
      headers: v.mapOf(v.string()).optional(),
      required_matchers: labelMap().optional(),
      read_recent: v.boolean().optional(),
      filter_external_labels: v.boolean().optional(),
      ...httpClient(),
    })
    .named("RemoteRead");
}
