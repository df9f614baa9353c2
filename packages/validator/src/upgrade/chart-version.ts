import type { Diagnostic } from "@chartwright/diagnostics";
import { type Chart, loadChart } from "@chartwright/engine";
import type { Json } from "@chartwright/model";

/** Values with which both versions of a chart are rendered. */
export interface UpgradeCase {
  readonly name: string;
  /** The text of its values file. */
  readonly text: string;
}

/** A version of a chart as it was found, whoever wrote it. */
export interface ChartSnapshot {
  /** What a diagnostic calls it: its folder, archive or reference. */
  readonly label: string;
  readonly files: ReadonlyMap<string, Uint8Array | string>;
  /** Ways in which it is used, by its author; values for CI are among them. */
  readonly cases: readonly UpgradeCase[];
}

/** A version of a chart, loaded. */
export interface ChartVersion extends ChartSnapshot {
  readonly chart: Chart;
  readonly isLibrary: boolean;
}

/** Loads what was found; what helm would refuse is a diagnostic. */
export function loadVersion(snapshot: ChartSnapshot): {
  readonly version: ChartVersion | undefined;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { chart, diagnostics } = loadChart(snapshot.files);
  if (chart === undefined) {
    const place = { file: snapshot.label };
    return { version: undefined, diagnostics: diagnostics.map((found) => ({ ...found, place })) };
  }
  return { version: { ...snapshot, chart, isLibrary: chart.metadata.type === "library" }, diagnostics: [] };
}

/** The chart's own defaults, as plain data. */
export function defaultsOf(chart: Chart): Readonly<Record<string, Json>> {
  return chart.values === undefined ? {} : (plain(chart.values) as Record<string, Json>);
}

function plain(value: unknown): Json {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, each]) => [key, plain(each)]));
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || value === undefined) return null;
  // An integer of Go's, where a float64 would not hold it.
  if (typeof value === "object") return "number" in value ? Number(value.number) : null;
  return value as Json;
}

/** The schema of a chart's values; undefined where it has none, or none that can be read. */
export function schemaOf(chart: Chart): Json | undefined {
  if (chart.schema === undefined) return undefined;
  try {
    return JSON.parse(chart.schema) as Json;
  } catch {
    return undefined;
  }
}
