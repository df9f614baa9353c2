import { type Expr, fullnameIn } from "chartwright";

const chart = "prometheus";

/** The port of Prometheus's Service and of its container. */
const port = Object.freeze({ name: "http", number: 9090 });

/**
 * The name of Prometheus's Service in a release: the release's, with the chart's unless it is in it. It holds as long
 * as nameOverride and fullnameOverride are not given.
 *
 * @example
 * serviceName("prometheus"); // "prometheus"
 * serviceName("monitoring"); // "monitoring-prometheus"
 */
function serviceName(release: string): string {
  return fullnameIn(release, chart);
}

/** The same of a release that is known when a chart is rendered, such as the one that both charts are in. */
function serviceNameOf(release: Expr<string>): Expr<string> {
  return fullnameIn(release, chart);
}

/**
 * Where Prometheus of a release answers within the cluster.
 *
 * @param namespace the release's, for those who are in another
 * @example
 * url("monitoring", "metrics"); // "http://monitoring-prometheus.metrics:9090"
 */
function url(release: string, namespace?: string): string {
  const host = namespace === undefined ? serviceName(release) : `${serviceName(release)}.${namespace}`;
  return `http://${host}:${port.number}`;
}

/** What other charts may rely on: rename one of these, and they do not compile. */
export const prometheus = Object.freeze({
  chart,
  port,
  serviceName,
  serviceNameOf,
  url,
  /** What dashboards know the datasource by, in every Grafana of ours. */
  datasource: Object.freeze({ uid: "prometheus", type: "prometheus" }),
  /** The jobs that scrape by default: what a series has in its label `job`. */
  jobs: Object.freeze({
    self: "prometheus",
    apiServers: "kubernetes-apiservers",
    kubelet: "kubelet",
    cadvisor: "kubelet-cadvisor",
    probes: "kubelet-probes",
    services: "kubernetes-services",
    pods: "kubernetes-pods",
  }),
  /** The labels that those jobs give the series of a target, as far as it has them. */
  labels: Object.freeze(["namespace", "pod", "service", "container", "node"] as const),
});
