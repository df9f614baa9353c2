import { choose, defineChart, fieldOrigin, resource, v, when } from "@chartwright/model";
import { templateLines } from "@chartwright/renderer";
import { ConfigMap } from "kubernetes-models/v1";
import { expect, test } from "vitest";

const chart = defineChart({
  name: "letter",
  description: "A letter.",
  appVersion: "1.0",
  values: v.object({
    greeting: v.string().default("Hello"),
    polite: v.boolean().default(false),
    lines: v.mapOf(v.string()).default({}),
  }),
  resources: ({ values, names }) => [
    resource(ConfigMap, {
      metadata: { name: names.fullname },
      data: {
        closing: choose(values.polite, "Yours sincerely", values.greeting),
        first: when(values.polite, "Dear reader"),
        second: when(values.polite, "How do you do?"),
      },
    }),
  ],
});

/** The line that prints a field, with these values. */
function lineOf(field: string, values: { readonly polite?: boolean }): readonly string[] {
  const [letter] = chart.resources;
  if (letter === undefined) throw new Error("no letter");
  const input = { values, release: { name: "rel", namespace: "ns" }, chartVersion: "1.0.0" };
  const origin = fieldOrigin(chart, input, { resource: letter }, ["data", field]);
  if (!("steps" in origin)) throw new Error(`no ${field}`);
  return templateLines(chart, letter, origin.steps).text;
}

test("a field is printed by the line of the branch that was taken", () => {
  expect(lineOf("closing", { polite: true })).toEqual(["  closing: Yours sincerely"]);
  expect(lineOf("closing", {})).toEqual(["  closing: {{ .Values.greeting | quote }}"]);
});

test.each([{}, { polite: true }])("a field that shares its condition has its own line, with %j", (values) => {
  expect(lineOf("first", values)).toEqual(["  first: Dear reader"]);
  expect(lineOf("second", values)).toEqual(['  second: "How do you do?"']);
});
