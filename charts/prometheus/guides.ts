import { sizingTable, usualLoads } from "./sizing.ts";

/** What a user should know besides the values: Markdown by heading, for the README. */
export const guides: Readonly<Record<string, string>> = {
  "What is scraped": `
| job | targets | labels of its series |
| --- | --- | --- |
| \`prometheus\` | its own pods, unless \`metrics.serviceMonitor\` leaves that to an operator's Prometheus | \`namespace\`, \`service\`, \`pod\`, \`container\`, \`node\` |
| \`kubernetes-apiservers\` | the API servers | \`namespace\`, \`service\` |
| \`kubelet\`, \`kubelet-cadvisor\`, \`kubelet-probes\` | every kubelet, asked itself | \`node\`, and what it tells of its pods |
| \`kubernetes-services\` | what is behind Services with annotations | \`namespace\`, \`service\`, \`pod\`, \`container\`, \`node\` |
| \`kubernetes-pods\` | pods with annotations | \`namespace\`, \`pod\`, \`container\`, \`node\` |

A pod or a Service asks for it by annotations:

| annotation | |
| --- | --- |
| \`prometheus.io/scrape: "true"\` | scrape it |
| \`prometheus.io/port: "9102"\` | at that port alone, which a container or the Service must declare; else at every port of TCP |
| \`prometheus.io/path: /custom\` | at that path; else at \`/metrics\` |
| \`prometheus.io/scheme: https\` | over TLS |

Annotate a pod or its Service, not both: they are different jobs, and each would scrape it. The job of Services has
\`honor_labels\`: what kube-state-metrics tells of other pods keeps their labels. That of pods has not: a pod speaks of
itself.

The kubelets' certificates are verified against the cluster's authority. Where they are not signed by it (kubeadm without
\`serverTLSBootstrap\`, kind, minikube) the jobs are down until \`kubelet.insecureSkipVerify\` is true.
`,

  "Changing one thing": `
Jobs, groups of rules, rules, Alertmanagers and other stores are maps by name. What is not named stays:

\`\`\`yaml
scrapeConfigs:
  kubelet-cadvisor:
    scrape_interval: 1m        # of one job
  kubelet-probes:
    enabled: false             # one job less
  kubernetes-pods:
    extra_relabel_configs:     # behind those of the chart
      - action: drop
        source_labels: [__meta_kubernetes_namespace]
        regex: test-.*
  database:                    # one job more
    static_configs:
      - targets: [192.0.2.10:9187]
ruleGroups:
  general:
    alerts:
      TargetDown:
        for: 30m               # of one alert
\`\`\`

The keys within a job, a rule or a store are Prometheus's own, and one that it does not have is refused. Secrets are read
from files, which \`extraVolumes\` and \`extraVolumeMounts\` bring: a configuration stands in a ConfigMap, where a
password does not belong. Prometheus is told of a new configuration by the container beside it, so no pod is replaced; it
takes up to a minute until the kubelet has the file. With \`configReloader.enabled: false\` the pods are replaced instead,
and \`/-/reload\` and \`/-/quit\` are closed to whoever reaches the port.
`,

  "A pair, and one namespace": `
With \`replicaCount: 2\` each pod scrapes all targets, and has \`prometheus_replica\` among its external labels; alerts go
without it, so that Alertmanager takes those of both for one. Their data is not joined: set
\`service.sessionAffinity.enabled\`, so that a reader stays with one of them.

\`server.namespaces\` gives it a Role in each of those namespaces and in its own, in place of a ClusterRole. Discovery
looks there alone, and jobs that need the cluster (\`clusterWide\`) are left out.
`,

  Sizing: `
For series that are scraped every 30 seconds and kept for 15 days, by \`sizeOf\` in \`sizing.ts\`, where the factors and
their sources stand: 3 kB of memory a series, as much again for queries, 2 bytes on disk a sample, a fifth of the volume
for the write-ahead log and compaction.

${sizingTable(usualLoads)}

\`prometheus_tsdb_head_series\` is how many series there are, and
\`rate(prometheus_tsdb_head_samples_appended_total[5m])\` the samples a second. The blocks take at most
\`server.retentionPercentage\` of the volume; \`server.retentionSize\` says it in bytes instead.
`,

  "Beside prometheus-community/prometheus": `
Read of its version 29.27.0, which installs Prometheus 3.14.0 as this does.

| | there | here |
| --- | --- | --- |
| workload | a Deployment that is recreated; a StatefulSet on demand | a StatefulSet, each pod with a volume of its own |
| startup probe | off | on: it waits an hour for the log to be read again |
| resources, security context of the container | empty | requests and limits; restricted Pod Security |
| kubelets | \`insecure_skip_verify: true\` | verified; one value relaxes it |
| series of the job of Services | no label \`pod\`, no \`container\` | \`namespace\`, \`service\`, \`pod\`, \`container\`, \`node\` |
| labels of pods and Services | all of them on every series: each new label makes new series | those above; others by \`extra_relabel_configs\` |
| jobs of a user | a text, \`extraScrapeConfigs\` | typed, by name |
| a misspelt key | is let through | is refused with its name |
| rules | none | on targets, volumes and Prometheus itself, each with a test; a Watchdog |
| one namespace | a ClusterRole of the user's, and each job's namespaces written by hand | \`server.namespaces\` |
| rights | also ConfigMaps, and list and watch of \`nodes/metrics\` | what discovery reads |
| passwords of other stores | may stand in the ConfigMap | files alone |
| subcharts | Alertmanager, kube-state-metrics, node-exporter, Pushgateway, on by default | none: each is a chart of its own |
`,
};
