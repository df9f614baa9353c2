export { type DashboardOptions, dashboard, toText } from "./dashboard.ts";
export type { Color, FieldOptions, Thresholds, Unit } from "./field.ts";
export { type Row, type RowOptions, row } from "./layout.ts";
export type { Queries } from "./query.ts";
export type { Dashboard, Json, Panel, RowPanel, Variable } from "./schema.ts";
export { type GaugeOptions, gauge, type StatOptions, stat } from "./single-value.ts";
export { type Column, type TableOptions, table } from "./table.ts";
export { type TextOptions, text } from "./text.ts";
export type { Tile, TileOptions, Width } from "./tile.ts";
export { type Legend, type Series, type Style, type TimeseriesOptions, timeseries } from "./timeseries.ts";
export {
  type CustomVariableOptions,
  customVariable,
  type QueryVariableOptions,
  queryVariable,
} from "./variables.ts";
