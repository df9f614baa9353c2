/** Sections of the README. What is said of the other chart was read from its templates and values at version 4.56.1. */
export const guides: Readonly<Record<string, string>> = {
  "On each node": `
It takes port 9100 of every node, by default. A second release, or a node_exporter that the node already runs, needs
another \`web.port\`: pods of two DaemonSets that want one port do not fit on a node, and the later ones stay Pending.
With \`web.listenOn: HostIP\` it listens on the node's internal address alone.

A NetworkPolicy does not guard what is in the node's network, so \`networkPolicy.enabled\` is refused with
\`hostNetwork\`. Where others reach the nodes' network, take \`web.tls\` and \`web.basicAuthUsers\`, or \`hostNetwork:
false\`, with which the metrics of interfaces and connections are a pod's own.

It runs as nobody and without a capability: what only root may read is not measured (\`slabinfo\`, energy of \`rapl\`,
\`perf\` on most kernels). There is no disruption budget, since nothing that empties a node evicts pods of a DaemonSet.

Files of cron jobs: \`textfile.enabled\`, and write \`NAME.prom\` into \`/var/lib/node_exporter\` of the node, under another
name first, then renamed.
`,
  "How Prometheus finds it": `
The Service has the annotations \`prometheus.io/scrape\`, \`port\`, \`path\` and \`scheme\`, unless
\`metrics.serviceMonitor.enabled\` makes a ServiceMonitor: never both, or each node would be measured twice. Alerts tell
its series by \`namespace\` and \`service\`, the dashboard by \`job\`, and both tell nodes by \`node\`: the ServiceMonitor
and the job for annotations of our own chart of Prometheus set them. A password or a client's certificate cannot be said
in annotations: take the ServiceMonitor, or a job of your own.
`,
  "Beside prometheus-community/prometheus-node-exporter": `
| | prometheus-node-exporter 4.56.1 | this chart |
| --- | --- | --- |
| Taints | stands NoSchedule only: a NoExecute taint takes the pod away from the node in trouble | stands all, or those that you list |
| Collectors | arguments in a list: one that is mistyped is found when the pods of every node crash | names and flags in the schema, each once; a wrong one is refused when it is installed |
| Pods' mounts and interfaces | measured: a veth and several mounts for every pod | left out, as values; the kubelet measures pods |
| Annotations and monitors | the annotation stays with a ServiceMonitor, and a PodMonitor may stand beside it: scraped twice or thrice. No port, path or scheme | one of them; port, path and scheme said |
| Label \`node\` | only with relabelings of your own | set by the ServiceMonitor |
| HTTPS and passwords | by a second container, kube-rbac-proxy, with a ClusterRole for reviews of tokens | by node_exporter itself, out of a Secret; no rights at all |
| NetworkPolicy | rendered with hostNetwork, where it guards nothing | refused there, with the reason |
| Container | capabilities, escalation and seccomp as the runtime has them | all capabilities dropped, no escalation, RuntimeDefault |
| Resources | none: the first to be killed on a full node | requests, and a limit of memory |
| Rollout | one node at a time; each version of the chart replaces every pod, for its number is a label of theirs | 10 % of the nodes at a time, when the pods change |
| /proc and /sys | without mount propagation | HostToContainer, like / |
| Values | no schema | a schema, in which a mistyped key is refused |
| Alerts, dashboard | none | both; each alert is tested, each metric asked of the real program |

It has what this chart has not: a PodMonitor, a VerticalPodAutoscaler, Endpoints for machines outside of the cluster,
and a container that runs as root to let \`rapl\` and \`slabinfo\` be read.
`,
};
