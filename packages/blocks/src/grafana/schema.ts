import type * as grafana from "@grafana/schema";
import type * as gauge from "@grafana/schema/dist/esm/raw/composable/gauge/panelcfg/x/GaugePanelCfg_types.gen";
import type * as stat from "@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen";
import type * as text from "@grafana/schema/dist/esm/raw/composable/text/panelcfg/x/TextPanelCfg_types.gen";
import type * as timeseries from "@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen";

/**
 * A type of Grafana's as a file has it: read-only, and an enum as the texts or numbers that it stands for. So only the
 * types of `@grafana/schema` are needed, and none of its hundred modules is loaded.
 */
export type Json<T> = unknown extends T
  ? unknown
  : T extends string
    ? `${T}`
    : T extends number
      ? `${T}` extends `${infer N extends number}`
        ? N
        : T
      : T extends readonly (infer Item)[]
        ? readonly Json<Item>[]
        : T extends object
          ? { readonly [K in keyof T]: Json<T[K]> }
          : T;

/** A query of Prometheus in a panel. `@grafana/schema` has no type for it; these are the fields of Grafana's own plugin. */
export type PrometheusQuery = Omit<Json<grafana.DataQuery>, "datasource"> & {
  readonly datasource: DatasourceRef;
  readonly expr: string;
  /** What a series is called: `{{label}}` is that label's value. */
  readonly legendFormat: string;
  readonly format: "time_series" | "table" | "heatmap";
  /** Whether only the last moment of the time range is asked for. */
  readonly instant: boolean;
  readonly range: boolean;
};

/** Which datasource something asks. */
export type DatasourceRef = Json<grafana.DataSourceRef>;

/** How one column or series differs from the others. */
export type FieldOverride = Json<grafana.FieldConfigSource["overrides"][number]>;

type PanelOf<Type extends string, Options, Custom = Record<never, never>> = Omit<
  Json<grafana.Panel>,
  "type" | "options" | "fieldConfig" | "targets"
> & {
  readonly type: Type;
  readonly options: Json<Options>;
  readonly fieldConfig: {
    readonly defaults: Omit<Json<grafana.FieldConfig>, "custom"> & { readonly custom?: Json<Custom> };
    readonly overrides: readonly FieldOverride[];
  };
  readonly targets: readonly PrometheusQuery[];
};

export type TimeseriesPanel = PanelOf<"timeseries", timeseries.Options, timeseries.FieldConfig>;
export type StatPanel = PanelOf<"stat", stat.Options>;
export type GaugePanel = PanelOf<"gauge", gauge.Options>;
export type TablePanel = PanelOf<"table", grafana.TableOptions, grafana.TableFieldOptions>;
export type TextPanel = PanelOf<"text", text.Options>;

/** A panel of a kind that there is a function for here. */
export type Panel = TimeseriesPanel | StatPanel | GaugePanel | TablePanel | TextPanel;

/** The headline of a row, which holds its panels while it is collapsed. */
export type RowPanel = Omit<Json<grafana.RowPanel>, "panels"> & { readonly panels: readonly Panel[] };

/** What a viewer chooses above the panels. */
export type Variable = Json<grafana.VariableModel>;

/** A dashboard of Grafana's: `Dashboard` of `@grafana/schema`, of the kinds of panels above. */
export type Dashboard = Omit<Json<grafana.Dashboard>, "panels" | "templating"> & {
  readonly uid: string;
  readonly title: string;
  readonly panels: readonly (Panel | RowPanel)[];
  readonly templating: { readonly list: readonly Variable[] };
};

/** The version of Grafana whose options the panels have. */
export const pluginVersion: typeof stat.pluginVersion = "13.2.2";

/** The version of the format. Grafana brings older ones up to date when it reads them. */
export const schemaVersion = 42;
