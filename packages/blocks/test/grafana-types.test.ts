import type * as schema from "@grafana/schema";
import { expectTypeOf, test } from "vitest";
import type { PrometheusQuery, StatPanel, TimeseriesPanel } from "../src/grafana/schema.ts";
import { grafana } from "../src/index.ts";

const { customVariable, dashboard, gauge, queryVariable, row, stat, table, text, timeseries } = grafana;

test("an enum of Grafana's is the texts or numbers that it stands for", () => {
  expectTypeOf<grafana.Json<schema.ThresholdsMode>>().toEqualTypeOf<"absolute" | "percentage">();
  expectTypeOf<grafana.Json<schema.VariableRefresh>>().toEqualTypeOf<0 | 1 | 2>();
  expectTypeOf<grafana.Json<{ a?: string; b: number[]; c: boolean | null }>>().toEqualTypeOf<{
    readonly a?: string;
    readonly b: readonly number[];
    readonly c: boolean | null;
  }>();
});

test("a dashboard is one of @grafana/schema, and nothing in it is any", () => {
  expectTypeOf<grafana.Dashboard>().toExtend<grafana.Json<schema.Dashboard>>();
  expectTypeOf<grafana.Panel>().toExtend<grafana.Json<schema.Panel>>();
  expectTypeOf<grafana.RowPanel>().toExtend<grafana.Json<schema.RowPanel>>();
  expectTypeOf(dashboard({ uid: "u", title: "T" })).toEqualTypeOf<grafana.Dashboard>();
  expectTypeOf<grafana.Dashboard["schemaVersion"]>().toEqualTypeOf<number>();
  expectTypeOf<grafana.Dashboard["panels"][number]>().not.toBeAny();
  expectTypeOf<StatPanel["options"]["graphMode"]>().toEqualTypeOf<"none" | "line" | "area">();
  type Custom = NonNullable<TimeseriesPanel["fieldConfig"]["defaults"]["custom"]>;
  expectTypeOf<Custom["fillOpacity"]>().toEqualTypeOf<number | undefined>();
  expectTypeOf<keyof Custom>().not.toEqualTypeOf<string>();
  expectTypeOf<PrometheusQuery["expr"]>().toEqualTypeOf<string>();
  expectTypeOf<PrometheusQuery["refId"]>().toEqualTypeOf<string>();
});

test("what is misspelt does not compile", () => {
  const queries = { up: "up" };
  const misspelt = () => [
    // @ts-expect-error a field of a dashboard
    dashboard({ uid: "u", title: "T", pannels: [] }),
    // @ts-expect-error a dashboard without an identity
    dashboard({ title: "T" }),
    // @ts-expect-error a row where panels belong
    dashboard({ uid: "u", title: "T", panels: [row("R", [])] }),
    // @ts-expect-error an option of a row
    row("R", [], { colapsed: true }),
    // @ts-expect-error a panel that no function made
    row("R", [{ title: "T", queries }]),
    // @ts-expect-error an option of a panel
    timeseries({ title: "T", queries, stackt: true }),
    // @ts-expect-error a unit
    timeseries({ title: "T", queries, unit: "byte" }),
    // @ts-expect-error a way to draw
    timeseries({ title: "T", queries, style: { drawStyle: "lines" } }),
    // @ts-expect-error what a series may differ in
    timeseries({ title: "T", queries, series: { up: { colour: "red" } } }),
    // @ts-expect-error a width that the grid has no room for
    stat({ title: "T", queries, width: 25 }),
    // @ts-expect-error thresholds without what holds below them
    stat({ title: "T", queries, thresholds: { red: 1 } }),
    // @ts-expect-error a colour
    gauge({ title: "T", queries, thresholds: { base: "green", rde: 1 } }),
    // @ts-expect-error a panel without queries
    gauge({ title: "T" }),
    // @ts-expect-error a column that no query gives
    table({ title: "T", labels: {}, queries, columns: { upp: { unit: "short" } } }),
    // @ts-expect-error a text without content
    text({ title: "T" }),
    // @ts-expect-error a query that Grafana does not know
    queryVariable({ name: "n", query: "label_value(up, job)" }),
    // @ts-expect-error a variable without values
    customVariable({ name: "n" }),
  ];
  expectTypeOf(misspelt).toBeFunction();
});
