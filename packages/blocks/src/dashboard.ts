import {
  type Expr,
  type KubernetesObject,
  merge,
  type Reference,
  resource,
  v,
  when,
} from "@chartwright/model";
import { ConfigMap } from "kubernetes-models/v1";
import { type BlockContext, mainMetadata } from "./context.ts";
import { commonLabels } from "./patterns.ts";
import { type WorkloadKind, workloadMetrics } from "./workload-metrics.ts";

/** What a panel of a dashboard shows over time. */
export interface Panel {
  readonly title: string;
  /** A unit of Grafana's. */
  readonly unit: "short" | "bytes" | "Bps" | "percentunit" | "s" | "dateTimeFromNow";
  /** Queries of Prometheus by what their lines are called. `$namespace` and `$workload` are what is looked at. */
  readonly queries: Readonly<Record<string, string>>;
}

export interface DashboardOptions {
  /** What Grafana knows it by, at most 40 characters: one for all releases of a chart. */
  readonly uid: string;
  readonly title: string;
  /** The kinds of the workloads to choose from. */
  readonly workloads: readonly WorkloadKind[];
  readonly panels: readonly Panel[];
}

const datasource = { type: "prometheus", uid: "${datasource}" };
const [width, height] = [12, 8];

/** A dashboard of Grafana's, as the text of a file of the chart: two panels in a row. */
export function dashboardFile({ uid, title, workloads, panels }: DashboardOptions): string {
  const variable = (name: string, label: string, query: string, regex?: string) => ({
    type: "query",
    name,
    label,
    datasource,
    query: { query, refId: name },
    definition: query,
    ...(regex && { regex }),
    refresh: 2,
    sort: 1,
  });
  const metrics = workloads.map((kind) => workloadMetrics[kind]);
  const exists = metrics.map((metric) => metric.exists).join("|");
  const named = metrics.map(
    (metric) =>
      `label_replace(${metric.exists}{namespace="$namespace"}, "workload", "$1", "${metric.label}", "(.+)")`,
  );
  const dashboard = {
    uid,
    title,
    tags: ["chartwright"],
    schemaVersion: 39,
    editable: false,
    refresh: "1m",
    time: { from: "now-6h", to: "now" },
    templating: {
      list: [
        { type: "datasource", name: "datasource", label: "Data source", query: "prometheus", refresh: 1 },
        variable("namespace", "Namespace", `label_values({__name__=~"${exists}"}, namespace)`),
        variable("workload", "Workload", `query_result(${named.join(" or ")})`, '/workload="([^"]+)"/'),
      ],
    },
    panels: panels.map((panel, index) => ({
      id: index + 1,
      type: "timeseries",
      title: panel.title,
      datasource,
      gridPos: { x: (index % 2) * width, y: Math.floor(index / 2) * height, w: width, h: height },
      fieldConfig: { defaults: { unit: panel.unit, min: 0 }, overrides: [] },
      targets: Object.entries(panel.queries).map(([legendFormat, expr], number) => ({
        refId: String.fromCharCode("A".charCodeAt(0) + number),
        datasource,
        expr,
        legendFormat,
      })),
    })),
  };
  return `${JSON.stringify(dashboard, null, 2)}\n`;
}

/** The values of a ConfigMap that Grafana's sidecar reads. */
export function dashboard() {
  return v.object({
    enabled: v
      .boolean()
      .default(false)
      .doc("Whether to make a ConfigMap with a dashboard for Grafana. One serves all releases of the chart."),
    labels: v
      .mapOf(v.string())
      .keysExcept(...commonLabels)
      .default({ grafana_dashboard: "1" })
      .doc("Labels that Grafana's sidecar finds it by."),
    annotations: v
      .mapOf(v.string())
      .doc("What else the sidecar reads of it.")
      .example({ grafana_folder: "Applications" }),
  });
}

export function dashboardResource(
  context: BlockContext,
  values: Reference<ReturnType<typeof dashboard>>,
  text: Expr<string>,
): Expr<KubernetesObject | undefined> {
  const { names, labels } = context;
  return when(
    values.enabled,
    resource(
      ConfigMap,
      {
        metadata: {
          ...mainMetadata(context),
          name: names.suffixed("dashboard"),
          annotations: values.annotations,
          labels: merge(labels.common, values.labels),
        },
        data: { "dashboard.json": text },
      },
      { file: "dashboard" },
    ),
  );
}
