import { fullnameIn } from "chartwright";

const chart = "node-exporter";

/** The port of its Service and of its containers, unless `web.port` is another. */
const port = Object.freeze({ name: "metrics", number: 9100 });

/**
 * The name of node-exporter's Service in a release: the release's, with the chart's unless it is in it. It holds as
 * long as nameOverride and fullnameOverride are not given.
 *
 * @example
 * serviceName("monitoring"); // "monitoring-node-exporter"
 */
function serviceName(release: string): string {
  return fullnameIn(release, chart);
}

/** What other charts may rely on: rename one of these, and they do not compile. */
export const nodeExporter = Object.freeze({
  chart,
  port,
  serviceName,
  /** The label `job` of its series where its ServiceMonitor is used; Prometheus names the job of annotations itself. */
  job: chart,
  /** The labels that tell its series from others', and one from another, whichever way it is found. */
  labels: Object.freeze(["namespace", "service", "node"] as const),
});
