import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadChart, renderChart } from "@chartwright/engine";
import { describe, expect, inject, test } from "vitest";
import { type Case, parseCases } from "./support/case-file.ts";
import { helmTemplate } from "./support/real-helm.ts";
import { schemaChart, schemaProblems } from "./support/schema-chart.ts";

const folder = join(import.meta.dirname, "schemas");
const cases = readdirSync(folder).flatMap((name) => parseCases(readFileSync(join(folder, name), "utf8")));
const expected = cases.map((each) => each.expected[4]);

function engineProblems(given: readonly Case[], helm: 3 | 4): string[] {
  const { chart } = loadChart(schemaChart(given), helm);
  if (chart === undefined) throw new Error("the chart of the cases does not load");
  const { diagnostics } = renderChart(chart, { helm, name: "rel" });
  return schemaProblems(diagnostics[0]?.message ?? "", given.length);
}

describe.each([3, 4] as const)("values against values.schema.json, as Helm %i", (helm) => {
  const found = engineProblems(cases, helm);
  test.each(cases.map((each, at) => ({ title: each.title, at })))("the engine: $title", ({ at }) => {
    expect(found[at]).toBe(expected[at]);
  });

  test("real helm gives what the files say", () => {
    const tools = inject("tools");
    const { error } = helmTemplate(helm === 3 ? tools.helm3 : tools.helm4, schemaChart(cases));
    expect(schemaProblems(error, cases.length)).toEqual(expected);
  });
});

const strict = new Map([
  ["Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n"],
  ["values.yaml", "replicas: many\n"],
  ["values.schema.json", '{"properties": {"replicas": {"type": "integer"}}}'],
]);

test("the message names the chart and the place", () => {
  const { chart } = loadChart(strict);
  const { diagnostics } = renderChart(chart as NonNullable<typeof chart>);
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    [
      "CW6002",
      "values don't meet the specifications of the schema(s) in the following chart(s):\nweb:\n- at '/replicas': got string, want integer\n",
    ],
  ]);
});

test("skipSchemaValidation renders all the same", () => {
  const { chart } = loadChart(strict);
  const rendered = renderChart(chart as NonNullable<typeof chart>, { skipSchemaValidation: true });
  expect(rendered.diagnostics).toEqual([]);
});

test("a schema that lies elsewhere is told of, and not loaded", () => {
  const files = new Map(strict).set("values.schema.json", '{"$ref": "https://example.com/values.json"}');
  const { chart } = loadChart(files);
  const { diagnostics } = renderChart(chart as NonNullable<typeof chart>);
  expect(diagnostics[0]?.message).toContain(
    'failing loading "https://example.com/values.json": HTTP request failed for https://example.com/values.json: schemas are not read over the network',
  );
});
