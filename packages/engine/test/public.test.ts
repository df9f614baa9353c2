import { expect, test } from "vitest";
import { loadChart, renderChart } from "../src/index.ts";

const files = new Map([
  ["Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0"],
  ["values.yaml", "replicas: 1\n"],
  ["templates/a.yaml", "kind: ConfigMap\nreplicas: {{ .Values.replicas }}\nname: {{ .Release.Name }}"],
]);

test("a chart is loaded once and rendered often", () => {
  const { chart } = loadChart(files);
  if (chart === undefined) throw new Error("the chart does not load");
  expect(renderChart(chart, { name: "blog", values: [{ replicas: 2 }] }).manifests).toBe(
    "---\n# Source: web/templates/a.yaml\nkind: ConfigMap\nreplicas: 2\nname: blog\n",
  );
  expect(renderChart(chart, { set: ["replicas=3"] }).manifests).toContain("replicas: 3");
});

test("a refusal is a diagnostic with a place", () => {
  const { chart } = loadChart(new Map(files).set("templates/b.yaml", "a: b\n{{ .Values.none.x }}"));
  if (chart === undefined) throw new Error("the chart does not load");
  const [found] = renderChart(chart).diagnostics;
  expect(found).toMatchObject({
    code: "CW6003",
    place: { file: "web/templates/b.yaml", line: 2, column: 11 },
  });
});

test("a tracer is told of branches", () => {
  const { chart } = loadChart(
    new Map(files).set("templates/a.yaml", "{{ if .Values.replicas }}a: 1{{ end }}"),
  );
  if (chart === undefined) throw new Error("the chart does not load");
  const seen: string[] = [];
  renderChart(chart, { tracer: { branch: (_, node, taken) => seen.push(`${node.kind} ${taken}`) } });
  expect(seen).toEqual(["if true"]);
});
