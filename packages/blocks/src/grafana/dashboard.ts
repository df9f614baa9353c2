import { layout, type Row } from "./layout.ts";
import { type Dashboard, schemaVersion, type Variable } from "./schema.ts";
import type { Tile } from "./tile.ts";
import { datasourceVariable } from "./variables.ts";

export interface DashboardOptions {
  /** What Grafana knows it by: at most 40 letters, digits, `-` and `_`, and one for all releases of a chart. */
  readonly uid: string;
  readonly title: string;
  readonly description?: string;
  /** What it is found by. */
  readonly tags?: readonly string[];
  /** What the viewer chooses, besides the datasource. One may stand in the queries of those after it. */
  readonly variables?: readonly Variable[];
  /** What stands above the rows. */
  readonly panels?: readonly Tile[];
  readonly rows?: readonly Row[];
  /** How often the queries are asked anew. */
  readonly refresh?: `${number}${"s" | "m" | "h"}`;
  /** What time is shown at first. */
  readonly time?: { readonly from: `now-${string}`; readonly to: "now" };
}

/**
 * A dashboard of Grafana's whose queries all go to the Prometheus that the viewer chooses, `${datasource}`.
 *
 * @example
 * const { dashboard, queryVariable, row, stat, timeseries } = blocks.grafana;
 * const nodes = dashboard({
 *   uid: "nodes",
 *   title: "Nodes",
 *   variables: [queryVariable({ name: "node", query: "label_values(node_uname_info, instance)" })],
 *   panels: [stat({ title: "Up", queries: { up: 'up{instance="$node"}' } })],
 *   rows: [row("Load", [timeseries({ title: "Load", queries: { "1 min": 'node_load1{instance="$node"}' } })])],
 * });
 */
export function dashboard(options: DashboardOptions): Dashboard {
  const { uid, title, description, tags = [], variables = [], panels = [], rows = [] } = options;
  return {
    uid,
    title,
    ...(description && { description }),
    tags: ["chartwright", ...tags],
    schemaVersion,
    editable: false,
    graphTooltip: 1,
    timezone: "browser",
    refresh: options.refresh ?? "1m",
    time: options.time ?? { from: "now-6h", to: "now" },
    annotations: { list: [] },
    links: [],
    templating: { list: [datasourceVariable, ...variables] },
    panels: layout(panels, rows),
  };
}

/** A dashboard as the text of a file, which Grafana's provisioning and its sidecar read. */
export function toText(dashboard: Dashboard): string {
  return `${JSON.stringify(dashboard, null, 2)}\n`;
}
