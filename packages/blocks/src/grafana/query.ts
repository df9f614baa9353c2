import type { DatasourceRef, PrometheusQuery } from "./schema.ts";

/** The datasource that the viewer chose. */
export const datasource: DatasourceRef = { type: "prometheus", uid: "${datasource}" };

/**
 * Queries of Prometheus by what their series are called, in which `{{label}}` is that label's value.
 *
 * @example { "{{pod}}": 'sum by (pod) (rate(container_cpu_usage_seconds_total{pod=~"$pod"}[$__rate_interval]))' }
 */
export type Queries = Readonly<Record<string, string>>;

/** Over the time range, or at its end: then also as the rows of a table. */
export function targets(queries: Queries, over: "range" | "instant" | "table"): readonly PrometheusQuery[] {
  return Object.entries(queries).map(([legendFormat, expr], index) => ({
    refId: refId(index),
    datasource,
    expr,
    legendFormat,
    format: over === "table" ? "table" : "time_series",
    instant: over !== "range",
    range: over === "range",
  }));
}

/** A, B, …, Z, AA, AB, … */
export function refId(index: number): string {
  const last = String.fromCharCode("A".charCodeAt(0) + (index % 26));
  return index < 26 ? last : refId(Math.floor(index / 26) - 1) + last;
}
