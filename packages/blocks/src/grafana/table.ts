import { type FieldOptions, fieldDefaults, noThresholds } from "./field.ts";
import { datasource, type Queries, targets } from "./query.ts";
import { type FieldOverride, pluginVersion, type TablePanel } from "./schema.ts";
import { split, type Tile, type TileOptions } from "./tile.ts";

/** How a column of values is shown. */
export interface Column extends FieldOptions {
  /** How a value is shown: as text, as coloured text, on colour, or as a bar. */
  readonly cell?: "auto" | "color-text" | "color-background" | "gauge";
  /** In pixels. */
  readonly width?: number;
}

/** A table's queries give columns of values: each has the name of its query, and no label in it is filled in. */
export interface TableOptions<Name extends string = string> extends TileOptions {
  readonly queries: Readonly<Record<Name, string>>;
  /** The labels that have a column, in this order before the values, by what is written above them. */
  readonly labels: Readonly<Record<string, string>>;
  /** How columns are shown, by the names of their queries. */
  readonly columns?: { readonly [N in NoInfer<Name>]?: Column };
  /** The column by which the rows are sorted. */
  readonly sortBy?: { readonly column: string; readonly descending?: boolean };
}

/**
 * The last values of several queries, side by side for equal labels: a row wide and eight high. Labels that are not
 * named have no column, but rows that differ in them stay apart: sum over them.
 *
 * @example table({ title: "Pods", labels: { Pod: "pod" }, queries: { Ready: "sum by (pod) (kube_pod_status_ready)" } })
 */
export function table<const Name extends string>(options: TableOptions<Name>): Tile {
  const { size, head, rest } = split(options);
  const { queries, labels, columns = {}, sortBy } = rest;
  const panel: TablePanel = {
    type: "table",
    pluginVersion,
    ...head,
    datasource,
    fieldConfig: {
      defaults: {
        custom: { align: "auto", cellOptions: { type: "auto" }, inspect: false, filterable: true },
      },
      overrides: Object.entries<Column | undefined>(columns).flatMap(([name, column]) =>
        column === undefined ? [] : [override(name, column)],
      ),
    },
    options: {
      frameIndex: 0,
      showHeader: true,
      cellHeight: "sm",
      ...(sortBy && { sortBy: [{ displayName: sortBy.column, desc: sortBy.descending ?? false }] }),
    },
    targets: targets(queries, "table"),
    transformations: transformations(queries, labels),
  };
  return { width: 24, height: 8, ...size, panel };
}

/** Grafana calls the values of a single query `Value`, and those of several `Value #A` and so on. */
function transformations(queries: Queries, labels: Readonly<Record<string, string>>) {
  const all = targets(queries, "table");
  const values = all.map(({ refId, legendFormat }) => ({
    field: all.length === 1 ? "Value" : `Value #${refId}`,
    header: legendFormat,
  }));
  const fields = [...Object.entries(labels).map(([header, field]) => ({ field, header })), ...values];
  return [
    { id: "merge", options: {} },
    { id: "filterFieldsByName", options: { include: { names: fields.map(({ field }) => field) } } },
    {
      id: "organize",
      options: {
        indexByName: Object.fromEntries(fields.map(({ field }, index) => [field, index])),
        renameByName: Object.fromEntries(fields.map(({ field, header }) => [field, header])),
      },
    },
  ];
}

function override(name: string, { cell, width, ...field }: Column): FieldOverride {
  return {
    matcher: { id: "byName", options: name },
    properties: [
      ...Object.entries(fieldDefaults({ thresholds: noThresholds, ...field })).map(([id, value]) => ({
        id,
        value,
      })),
      ...(cell ? [{ id: "custom.cellOptions", value: { type: cell } }] : []),
      ...(width ? [{ id: "custom.width", value: width }] : []),
    ],
  };
}
