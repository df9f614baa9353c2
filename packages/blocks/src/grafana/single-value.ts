import { type FieldOptions, fieldDefaults, noThresholds } from "./field.ts";
import { datasource, type Queries, targets } from "./query.ts";
import { type GaugePanel, pluginVersion, type StatPanel } from "./schema.ts";
import { split, type Tile, type TileOptions } from "./tile.ts";

interface SingleValueOptions extends TileOptions, FieldOptions {
  readonly queries: Queries;
}

export interface StatOptions extends SingleValueOptions {
  /** Whether the course over the time range is drawn behind the value. */
  readonly sparkline?: boolean;
  /** What the thresholds' colours are of. */
  readonly colored?: "value" | "background" | "none";
  /** What is written: the value, the name of its series, or both. */
  readonly shown?: "auto" | "value" | "name" | "value_and_name";
}

const reduceOptions = { calcs: ["lastNotNull"], fields: "", values: false };

/**
 * The last value of each series as a number: a sixth of a row wide and four high.
 *
 * @example stat({ title: "Up", queries: { up: "sum(up)" }, thresholds: { base: "red", green: 1 } })
 */
export function stat(options: StatOptions): Tile {
  const { size, head, rest } = split(options);
  const { queries, sparkline = false, colored = "value", shown = "auto", ...field } = rest;
  const panel: StatPanel = {
    type: "stat",
    pluginVersion,
    ...head,
    datasource,
    fieldConfig: { defaults: fieldDefaults({ thresholds: noThresholds, ...field }), overrides: [] },
    options: {
      reduceOptions,
      orientation: "auto",
      colorMode: colored,
      graphMode: sparkline ? "area" : "none",
      justifyMode: "auto",
      textMode: shown,
      wideLayout: true,
      showPercentChange: false,
      percentChangeColorMode: "standard",
    },
    targets: targets(queries, sparkline ? "range" : "instant"),
  };
  return { width: 4, height: 4, ...size, panel };
}

export interface GaugeOptions extends SingleValueOptions {
  /** Whether it is a whole circle. */
  readonly circle?: boolean;
}

/**
 * The last value of each series between `min` and `max`, by default 0 and 1: a sixth of a row wide and four high.
 *
 * @example gauge({ title: "Memory", unit: "percentunit", queries: { used: "…" }, thresholds: { base: "green", red: 0.9 } })
 */
export function gauge(options: GaugeOptions): Tile {
  const { size, head, rest } = split(options);
  const { queries, circle = false, ...field } = rest;
  const panel: GaugePanel = {
    type: "gauge",
    pluginVersion,
    ...head,
    datasource,
    fieldConfig: {
      defaults: fieldDefaults({ min: 0, max: 1, thresholds: { base: "green" }, ...field }),
      overrides: [],
    },
    options: {
      reduceOptions,
      orientation: "auto",
      shape: circle ? "circle" : "gauge",
      barShape: "flat",
      barWidthFactor: 0.5,
      effects: {},
      segmentCount: 1,
      segmentSpacing: 0.3,
      showThresholdLabels: false,
      showThresholdMarkers: true,
      sizing: "auto",
      minVizHeight: 75,
      minVizWidth: 75,
    },
    targets: targets(queries, "instant"),
  };
  return { width: 4, height: 4, ...size, panel };
}
