import { type Color, type FieldOptions, fieldDefaults, type Unit } from "./field.ts";
import { datasource, type Queries, targets } from "./query.ts";
import { type FieldOverride, pluginVersion, type TimeseriesPanel } from "./schema.ts";
import { split, type Tile, type TileOptions } from "./tile.ts";

/** How lines are drawn: Grafana's options of a time series' field. */
export type Style = NonNullable<TimeseriesPanel["fieldConfig"]["defaults"]["custom"]>;

/** How one series differs from the others. */
export interface Series extends Style {
  readonly color?: Color;
  readonly unit?: Unit;
}

export interface Legend {
  /** A list of names, or a table with what is calculated. */
  readonly as?: "list" | "table" | "hidden";
  readonly placement?: "bottom" | "right";
  readonly calcs?: readonly ("lastNotNull" | "min" | "max" | "mean" | "sum")[];
}

export interface TimeseriesOptions extends TileOptions, Omit<FieldOptions, "min"> {
  readonly queries: Queries;
  /** Where the axis begins, by default at 0; `auto` also shows what is below it. */
  readonly min?: number | "auto";
  readonly legend?: Legend;
  /** Whether the series are put on top of each other. */
  readonly stacked?: boolean;
  readonly style?: Style;
  /** Series that look different, by their names. */
  readonly series?: Readonly<Record<string, Series>>;
}

/**
 * Lines over time: half a row wide and eight high.
 *
 * @example timeseries({ title: "CPU", unit: "short", queries: { "{{mode}}": "rate(node_cpu_seconds_total[5m])" } })
 */
export function timeseries(options: TimeseriesOptions): Tile {
  const { size, head, rest } = split(options);
  const { queries, legend = {}, stacked = false, style, series = {}, min = 0, ...field } = rest;
  const panel: TimeseriesPanel = {
    type: "timeseries",
    pluginVersion,
    ...head,
    datasource,
    fieldConfig: {
      defaults: {
        ...fieldDefaults({ ...(min !== "auto" && { min }), ...field }),
        custom: {
          fillOpacity: stacked ? 30 : 10,
          showPoints: "never",
          ...(stacked && { stacking: { group: "A", mode: "normal" } }),
          ...style,
        },
      },
      overrides: Object.entries(series).map(([name, each]) => override(name, each)),
    },
    options: {
      legend: {
        showLegend: legend.as !== "hidden",
        displayMode: legend.as === "table" ? "table" : "list",
        placement: legend.placement ?? "bottom",
        calcs: legend.calcs ?? [],
      },
      tooltip: { mode: "multi", sort: "desc" },
    },
    targets: targets(queries, "range"),
  };
  return { width: 12, height: 8, ...size, panel };
}

function override(name: string, { color, unit, ...style }: Series): FieldOverride {
  return {
    matcher: { id: "byName", options: name },
    properties: [
      ...(color ? [{ id: "color", value: { mode: "fixed", fixedColor: color } }] : []),
      ...(unit ? [{ id: "unit", value: unit }] : []),
      ...Object.entries(style).map(([key, value]) => ({ id: `custom.${key}`, value })),
    ],
  };
}
