import { describe, expect, test } from "vitest";
import { loadChart } from "../../test/support/load-chart.ts";
import { unequal } from "../proof.ts";
import { importHelm } from "./import-helm.ts";

const hasKind = (module: string) => module.startsWith("kubernetes-models/");

function chartOf(template: string, values = "", others: Readonly<Record<string, string>> = {}) {
  return new Map(
    Object.entries({
      "Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\nappVersion: '2.1'\ndescription: A chart.\n",
      "values.yaml": values,
      "templates/configmap.yaml": template,
      ...others,
    }),
  );
}

function config(data: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\ndata:\n${data}`;
}

/** The data of the ConfigMap, as `chart.ts` has it, on one line; or why it stays in Helm's language. */
function lifted(data: string, values = "", others: Readonly<Record<string, string>> = {}): string {
  const { imported, diagnostics } = importHelm(chartOf(config(data), values, others), { hasKind });
  const why = diagnostics.find(({ code }) => code === "CW7008")?.message;
  const text = imported?.files.find(({ path }) => path === "chart.ts")?.text.replaceAll(/\s+/g, " ") ?? "";
  return why ?? /, data: (.*?),? \}\),? ?\]/.exec(text)?.[1] ?? text;
}

describe("what becomes of actions", () => {
  test.each([
    ["  a: {{ .Values.a | quote }}\n", "a: text", "{ a: values.a }"],
    ["  a: {{ .Values.size | quote }}\n", "size: 5", "{ a: toText(values.size) }"],
    ['  a: "{{ .Values.a }}-x"\n', "a: text", "{ a: text`${values.a}-x` }"],
    ['  a: {{ .Values.a | default "b" }}\n', 'a: ""', '{ a: orElse(values.a, "b") }'],
    ["  a: {{ .Chart.AppVersion | quote }}\n", "", "{ a: chart.appVersion }"],
    [
      "  {{- if .Values.isOn }}\n  a: x\n  {{- end }}\n  b: other\n",
      "isOn: false",
      '{ a: when(values.isOn, "x"), b: "other" }',
    ],
    [
      "  {{- if not .Values.isOn }}\n  a: x\n  {{- end }}\n  b: other\n",
      "isOn: false",
      '{ a: unless(values.isOn, "x"), b: "other" }',
    ],
    [
      "  {{- if .Values.isOn }}\n  a: x\n  {{- else }}\n  a: z\n  {{- end }}\n",
      "isOn: false",
      '{ a: choose(values.isOn, "x", "z") }',
    ],
    [
      "  {{- with .Values.a }}\n  a: {{ . }}\n  {{- end }}\n  b: other\n",
      'a: ""',
      '{ a: omitEmpty(values.a), b: "other" }',
    ],
    ["  {{- toYaml .Values.m | nindent 2 }}\n", "m: {}", "keepEmpty(values.m)"],
    [
      "  {{- range $k, $v := .Values.m }}\n  {{ $k }}: {{ $v | quote }}\n  {{- end }}\n",
      "m: {}",
      "mapValues(values.m, (v) => v)",
    ],
    [
      '  a: {{ printf "%s-%d" .Values.a (int .Values.size) }}\n',
      "a: t\nsize: 5",
      "{ a: text`${values.a}-${values.size}` }",
    ],
  ])("%j", (template, values, expected) => {
    expect(lifted(template, values)).toBe(expected);
  });

  test("a named template becomes a helper", () => {
    const helpers = {
      "templates/_helpers.tpl": '{{- define "web.host" -}}\n{{ .Values.a }}.example\n{{- end }}',
    };
    expect(lifted('  a: {{ include "web.host" . }}\n', "a: x", helpers)).toBe("{ a: host }");
  });
});

describe("what stays in Helm's language, and why", () => {
  test.each([
    ["  a: {{ tpl .Values.a . }}\n", "a: x", "It has the function tpl."],
    ["  a: {{ if .Values.isOn }}x{{ end }}y\n", "isOn: true", "It has a block within a line."],
    ["  {{ .Values.a }}: x\n", "a: x", "It has a key that is made."],
    [
      "  a: |\n    {{- if .Values.isOn }}\n    x\n    {{- end }}\n    y\n",
      "isOn: true",
      "It has a block within a text.",
    ],
    ['  a: "1"\n  b: {{ .Values.a }}\n', 'a: "7"', "In the model it would not have been the same"],
  ])("%j", (template, values, why) => {
    expect(lifted(template, values)).toContain(why);
  });

  test("and the text that is written gives what the templates give", async () => {
    const files = chartOf(config("  a: {{ .Values.a | quote }}\n"), "a: text\nisOn: false\n", {
      "templates/other.yaml": "{{- range .Values.list }}\n---\n{{- end }}",
    });
    const { imported } = importHelm(files, { hasKind });
    if (imported === undefined) throw new Error("nothing was imported");
    const model = await loadChart(imported);
    expect(imported.proofs.length).toBeGreaterThan(1);
    expect(model.resources).toHaveLength(1);
    for (const proof of imported.proofs) expect(unequal(model, proof)).toEqual([]);
  });
});

test.each([
  ["a library", { "Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\ntype: library\n" }, "CW7007"],
  [
    "a chart that brings others",
    { "charts/a/Chart.yaml": "apiVersion: v2\nname: a\nversion: 1.0.0\n" },
    "CW7007",
  ],
  ["what does not load", { "Chart.yaml": "name: [" }, "CW6001"],
])("%s is refused", (_, others, code) => {
  const { imported, diagnostics } = importHelm(chartOf(config("  a: b\n"), "", others), { hasKind });
  expect(imported).toBeUndefined();
  expect(diagnostics.map((found) => found.code)).toEqual([code]);
});
