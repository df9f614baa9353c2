import { and, type blocks, choose, type Expr, isEmpty, merge, not, omit, or, when } from "chartwright";
import type { Context } from "./context.ts";
import { prometheus } from "./exports.ts";
import { endpointLabels, keep } from "./relabelings.ts";
import type { kubernetesDiscoveries } from "./service-discovery.ts";

type Discoveries = blocks.References<{ all: ReturnType<typeof kubernetesDiscoveries> }>["all"];

/** Prometheus's own job: its pods, by its Service. */
export function ownJob({ values, names, release }: Context) {
  const { metrics } = values;
  return when(and(metrics.enabled, not(metrics.serviceMonitor.enabled)), {
    job_name: prometheus.jobs.self,
    metrics_path: metrics.path,
    kubernetes_sd_configs: [{ role: "endpointslice", namespaces: { names: [release.namespace] } }],
    relabel_configs: [
      keep({ endpointslice_port_name: prometheus.port.name }),
      {
        action: "keep",
        source_labels: ["__meta_kubernetes_service_name"],
        regex: names.fullname,
      },
      ...endpointLabels,
    ],
  });
}

/** What a job has of ours, or is changed on its way. */
const changed = [
  "enabled",
  "clusterWide",
  "ofKubelet",
  "extra_relabel_configs",
  "relabel_configs",
  "kubernetes_sd_configs",
  "tls_config",
] as const;

export function jobs(context: Context) {
  const { values } = context;
  const { namespaces } = values.server;
  const isPossible = (clusterWide: Expr<boolean>) => or(not(clusterWide), isEmpty(namespaces));
  return values.scrapeConfigs.map((job_name, job) =>
    when(
      and(job.enabled, isPossible(job.clusterWide)),
      merge(
        {
          job_name,
          tls_config: choose(
            and(job.ofKubelet, values.kubelet.insecureSkipVerify),
            { insecure_skip_verify: true },
            job.tls_config,
          ),
          kubernetes_sd_configs: discovery(context, job.kubernetes_sd_configs),
          relabel_configs: [...job.relabel_configs, ...job.extra_relabel_configs],
        },
        omit(job, ...changed),
      ),
    ),
  );
}

/** Where targets are looked for: where its account may, if that is not everywhere. */
export function discovery({ values, release }: Context, configs: Discoveries) {
  const { namespaces } = values.server;
  return configs.map((found) =>
    merge(
      { namespaces: choose(namespaces, { names: [release.namespace, ...namespaces] }, found.namespaces) },
      omit(found, "namespaces"),
    ),
  );
}
