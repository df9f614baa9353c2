import { knownMetrics, labelsOf } from "./known-metrics.ts";
import { readQuery } from "./promql.ts";

/** A rule of Prometheus's, in a PrometheusRule or in a file. */
export interface Rule {
  readonly alert?: string;
  /** The metric that a recording rule makes. */
  readonly record?: string;
  readonly expr: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** What rules name that nobody serves: metrics, and labels that their metrics do not have. */
export function unservedIn(rules: readonly Rule[]): readonly string[] {
  const recorded = new Set(rules.flatMap(({ record }) => record ?? []));
  return rules.flatMap(({ alert, record, expr, annotations = {} }) => {
    const { metrics, labels } = readQuery(expr);
    const unknown = metrics.filter((metric) => !knownMetrics.has(metric) && !recorded.has(metric));
    const told = Object.values(annotations).flatMap((text) =>
      [...text.matchAll(/\$labels\.(\w+)/g)].map(([, name = ""]) => name),
    );
    const known = labelsOf(metrics);
    // What labels a recorded metric has follows from its rule.
    const isRecorded = metrics.some((metric) => recorded.has(metric));
    const strange = isRecorded ? [] : [...labels, ...told].filter((label) => !known.has(label));
    const where = alert ?? record;
    return [
      ...unknown.map((name) => `${where}: metric ${name}`),
      ...strange.map((name) => `${where}: label ${name}`),
    ];
  });
}
