import fc from "fast-check";
import { expect, inject, test } from "vitest";
import { refId } from "../src/grafana/query.ts";
import { grafana } from "../src/index.ts";

const { customVariable, dashboard, queryVariable, row, stat, table, timeseries } = grafana;

const tiles = fc.array(
  fc
    .record({ width: fc.integer({ min: 1, max: 24 }), height: fc.integer({ min: 1, max: 12 }) })
    .map((size) =>
      stat({ title: "T", queries: { up: "up" }, height: size.height, width: size.width as grafana.Width }),
    ),
  { maxLength: 12 },
);
const rows = fc.array(
  fc.tuple(tiles, fc.boolean()).map(([inside, collapsed]) => row("R", inside, { collapsed })),
  { maxLength: 5 },
);

/** Panels as a viewer sees them once every row is open: what is in a collapsed one moves the rest down. */
function opened(panels: grafana.Dashboard["panels"]) {
  let down = 0;
  return panels.flatMap((panel) => {
    const inside = "panels" in panel ? panel.panels : [];
    const all = [panel, ...inside].map(({ id, gridPos }) => {
      if (gridPos === undefined) throw new Error("a panel has no place");
      return { id, x: gridPos.x, y: gridPos.y + down, w: gridPos.w, h: gridPos.h };
    });
    const [first] = all;
    if (inside.length > 0 && first) down += Math.max(...all.map(({ y, h }) => y + h)) - (first.y + first.h);
    return all;
  });
}

test("panels have numbers of their own and a place in the grid, and none covers another", () => {
  fc.assert(
    fc.property(tiles, rows, (panels, rows) => {
      const made = dashboard({ uid: "u", title: "T", panels, rows });
      const all = opened(made.panels);
      expect(all.length).toBe(panels.length + rows.length + rows.flatMap(({ tiles }) => tiles).length);
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      for (const [index, { x, y, w, h }] of all.entries()) {
        expect(x + w).toBeLessThanOrEqual(24);
        for (const other of all.slice(index + 1)) {
          const isApart =
            other.x >= x + w || x >= other.x + other.w || other.y >= y + h || y >= other.y + other.h;
          expect(isApart).toBe(true);
        }
      }
    }),
    inject("effort").properties["blocks/grafana"],
  );
});

test("panels stand side by side while there is room, and below where there is none", () => {
  const tile = (width: grafana.Width, height: number) => stat({ title: "T", queries: {}, width, height });
  const { panels } = dashboard({ uid: "u", title: "T", panels: [tile(12, 4), tile(8, 6), tile(8, 2)] });
  expect(panels.map(({ gridPos }) => gridPos)).toEqual([
    { x: 0, y: 0, w: 12, h: 4 },
    { x: 12, y: 0, w: 8, h: 6 },
    { x: 0, y: 6, w: 8, h: 2 },
  ]);
});

test("a collapsed row holds its panels, an open one stands before them", () => {
  const one = [stat({ title: "in", queries: {} })];
  const rows = [row("closed", one, { collapsed: true, repeat: "node" }), row("open", one)];
  const { panels } = dashboard({ uid: "u", title: "T", rows });
  expect(panels.map(({ type, title, gridPos }) => [type, title, gridPos?.y])).toEqual([
    ["row", "closed", 0],
    ["row", "open", 1],
    ["stat", "in", 2],
  ]);
  expect(panels[0]).toMatchObject({ collapsed: true, repeat: "node", panels: [{ title: "in" }] });
  expect(panels[1]).toMatchObject({ collapsed: false, panels: [] });
});

test("queries have letters", () => {
  expect([0, 1, 25, 26, 51, 52, 702].map(refId)).toEqual(["A", "B", "Z", "AA", "AZ", "BA", "AAA"]);
});

test("thresholds stand in the order of their values, whatever order they were written in", () => {
  const { panel } = stat({ title: "T", queries: {}, thresholds: { base: "green", red: 0.9, orange: -1 } });
  expect(panel.fieldConfig.defaults.thresholds).toEqual({
    mode: "absolute",
    steps: [
      { color: "green", value: null },
      { color: "orange", value: -1 },
      { color: "red", value: 0.9 },
    ],
  });
});

test("a series can differ from the others", () => {
  const { panel } = timeseries({
    title: "T",
    queries: { limit: "x" },
    stacked: true,
    series: { limit: { color: "red", unit: "bytes", lineWidth: 2 } },
  });
  expect(panel.fieldConfig.overrides).toEqual([
    {
      matcher: { id: "byName", options: "limit" },
      properties: [
        { id: "color", value: { mode: "fixed", fixedColor: "red" } },
        { id: "unit", value: "bytes" },
        { id: "custom.lineWidth", value: 2 },
      ],
    },
  ]);
  expect(panel.fieldConfig.defaults).toMatchObject({
    min: 0,
    custom: { stacking: { group: "A", mode: "normal" } },
  });
});

test("a table's columns are labels, then values, by what Grafana calls their fields", () => {
  const named = (queries: Record<string, string>) =>
    table({ title: "T", labels: { Pod: "pod" }, queries }).panel.transformations?.at(-1)?.options;
  expect(named({ Ready: "a" })).toEqual({
    indexByName: { pod: 0, Value: 1 },
    renameByName: { pod: "Pod", Value: "Ready" },
  });
  expect(named({ Ready: "a", Old: "b" })).toEqual({
    indexByName: { pod: 0, "Value #A": 1, "Value #B": 2 },
    renameByName: { pod: "Pod", "Value #A": "Ready", "Value #B": "Old" },
  });
});

test("the datasource is chosen first, then what the author lets choose", () => {
  const { templating, panels } = dashboard({
    uid: "u",
    title: "T",
    variables: [
      queryVariable({ name: "job", query: "label_values(up, job)", multi: true }),
      customVariable({ name: "q", values: { "one, two": "1,2", three: "3" } }),
      customVariable({ name: "all", values: { a: "b" }, multi: true, includeAll: true }),
    ],
    panels: [stat({ title: "T", queries: { up: "up" } })],
  });
  expect(templating.list.map(({ name }) => name)).toEqual(["datasource", "job", "q", "all"]);
  expect(templating.list[1]?.query).toMatchObject({ query: "label_values(up, job)" });
  expect(templating.list[2]).toMatchObject({
    query: "one\\, two : 1\\,2,three : 3",
    current: { text: "one, two", value: "1,2" },
  });
  expect(templating.list[3]).toMatchObject({ current: { text: ["All"], value: ["$__all"] } });
  expect(panels[0]).toMatchObject({ targets: [{ datasource: { uid: "${datasource}" }, instant: true }] });
});
