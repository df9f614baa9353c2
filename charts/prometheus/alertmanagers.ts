import { blocks, v } from "chartwright";
import { kubernetesDiscoveries, otherDiscovery } from "./service-discovery.ts";

const { httpClient, optionalDuration, relabelConfig } = blocks.prometheus;

/** Alertmanagers that alerts go to: an entry of Prometheus's `alertmanagers`. */
export function alertmanagers() {
  return v
    .object({
      enabled: v.boolean().default(true),
      timeout: optionalDuration(),
      api_version: v.enum("v2").optional(),
      path_prefix: v.string().pattern(/^\//).optional(),
      scheme: v.enum("http", "https").optional(),
      ...httpClient(),
      kubernetes_sd_configs: kubernetesDiscoveries(),
      ...otherDiscovery(),
      relabel_configs: v.array(relabelConfig()).optional(),
      alert_relabel_configs: v.array(relabelConfig()).optional(),
    })
    .named("Alertmanagers");
}
