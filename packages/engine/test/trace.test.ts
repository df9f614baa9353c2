import { spawnSync } from "node:child_process";
import fs, { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { type Chart, loadChart, loadFolder, renderChart, type Span, traceChart } from "../src/index.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const { numRuns: runs, seed } = inject("effort").properties["engine/trace"];

type Data = Readonly<Record<string, unknown>>;

function must(loaded: { readonly chart: Chart | undefined }): Chart {
  if (loaded.chart === undefined) throw new Error(`the chart does not load: ${JSON.stringify(loaded)}`);
  return loaded.chart;
}

interface Part extends Span {
  readonly text: string;
  readonly of: string;
}

interface Traced {
  readonly parts: readonly Part[];
  /** Which branches ran: what changes these changes more than values. */
  readonly branches: string;
}

function traced(chart: Chart, values: Data): Traced | undefined {
  const { manifests, branches } = traceChart(chart, { name: "r", values: [values] });
  return (
    manifests && {
      parts: manifests.flatMap(({ path, content, spans }) =>
        spans.map((span) => ({ ...span, of: path, text: content.slice(span.from, span.to) })),
      ),
      branches: JSON.stringify(branches),
    }
  );
}

/** Scalars with their paths as templates write them, and the keys that lead to them. */
function scalars(value: unknown, path: string, keys: readonly (string | number)[]): Scalar[] {
  if (Array.isArray(value))
    return value.flatMap((item, at) => scalars(item, `${path}[${at}]`, [...keys, at]));
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => {
      const step = /^[A-Za-z_][\w-]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
      return scalars(item, path + step, [...keys, key]);
    });
  }
  return value === null ? [] : [{ path, keys, value: value as string | number | boolean }];
}

interface Scalar {
  readonly path: string;
  readonly keys: readonly (string | number)[];
  readonly value: string | number | boolean;
}

function changed({ value }: Scalar): string | number | boolean {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  const other = value.replace(/[a-y0-8](?=[^a-y0-8]*$)/, (last) =>
    String.fromCharCode(last.charCodeAt(0) + 1),
  );
  return other === value ? `${value}zz` : other;
}

function withScalar(values: Data, { keys }: Scalar, value: unknown): Data {
  // An anchor of YAML makes two values one object: a change of one is no change of the other.
  const copy = JSON.parse(JSON.stringify(values)) as Data;
  let at = copy as Record<string | number, unknown>;
  for (const key of keys.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  at[keys.at(-1) as string | number] = value;
  return copy;
}

function isWithin(path: string, outer: string): boolean {
  return outer === "." || path === outer || [".", "["].some((next) => path.startsWith(outer + next));
}

/** Changes a value, and holds what changed against what the trace said of it. Whether it could be told. */
function checkScalar(chart: Chart, values: Data, scalar: Scalar): boolean {
  const before = traced(chart, values);
  const after = traced(chart, withScalar(values, scalar, changed(scalar)));
  if (before === undefined) throw new Error("the chart does not render");
  if (after?.branches !== before.branches || after.parts.length !== before.parts.length) return false;
  for (const [at, part] of before.parts.entries()) {
    const other = after.parts[at] as Part;
    const where = `${scalar.path} in ${JSON.stringify(part)}, then ${JSON.stringify(other.text)}`;
    expect(other.place, where).toEqual(part.place);
    if (part.text !== other.text)
      expect(
        part.paths.some((path) => isWithin(scalar.path, path)),
        `unnamed: ${where}`,
      ).toBe(true);
    // Of a text of several lines, each line is a part, and the change is in one of them.
    else if (part.paths.length === 1 && !String(scalar.value).includes("\n"))
      expect(part.paths[0], `unchanged: ${where}`).not.toBe(scalar.path);
  }
  return true;
}

/** Every scalar of the values that some part names, in turn or at random where they are many. */
function checkAll(chart: Chart, values: Data): void {
  const parts = traced(chart, values)?.parts ?? [];
  const named = scalars(values, ".Values", []).filter(({ path }) =>
    parts.some(({ paths }) => paths.includes(path)),
  );
  expect(named.length).toBeGreaterThan(0);
  let told = 0;
  fc.assert(
    fc.property(fc.constantFrom(...named), (scalar) => {
      if (checkScalar(chart, values, scalar)) told++;
    }),
    { numRuns: runs, seed },
  );
  expect(told).toBeGreaterThan(runs / 2);
}

function checkWhole(chart: Chart, values: Data): void {
  const { manifests } = traceChart(chart, { name: "r", values: [values] });
  const { release } = renderChart(chart, { name: "r", values: [values] });
  const all = [...(release?.manifests ?? []), ...(release?.hooks ?? [])];
  expect(manifests?.map(({ content }) => content)).toEqual(all.map(({ content }) => content));
  for (const { spans, content } of manifests ?? []) {
    expect(spans[0]?.from).toBe(0);
    expect(spans.at(-1)?.to).toBe(content.length);
    for (const [at, span] of spans.entries()) expect(span.from).toBe(at === 0 ? 0 : spans[at - 1]?.to);
  }
}

const probe = new Map([
  ["Chart.yaml", "apiVersion: v2\nname: probe\nversion: 1.0.0\n"],
  [
    "values.yaml",
    `image: { registry: docker.io, tag: "1.2" }
fallback: other
empty: ""
ports: [{ name: http, port: 80 }, { name: metrics, port: 90 }]
labels: { team: red, "app.io/part": web }
resources: { limits: { cpu: 1 }, list: [a, { b: c }], none: {} }
text: "{{ .Values.inner }}-end"
inner: deep
flag: true
global: { domain: example.com }
sub: { own: mine, nested: { deep: x } }
`,
  ],
  [
    "templates/_help.tpl",
    `{{- define "image" -}}{{ .registry }}/{{ .name | default "app" }}:{{ .tag }}{{- end }}
{{- define "labels" -}}
team: {{ .Values.labels.team | quote }}
part: {{ index .Values.labels "app.io/part" }}
{{- end }}`,
  ],
  [
    "templates/all.yaml",
    `kind: ConfigMap
labels:
  {{- include "labels" . | nindent 2 }}
quoted: {{ include "labels" $ | trim | replace "team" "group" | quote }}
image: {{ include "image" (dict "registry" .Values.image.registry "tag" .Values.image.tag) }}
{{- $tag := .Values.image.tag }}
{{- with .Values.image }}
with: {{ .registry }} {{ $tag }} {{ $.Values.inner }}
{{- end }}
ports:
{{- range $index, $port := .Values.ports }}
- {{ $index }}: {{ $port.name }} {{ .port }}
{{- end }}
{{- range $key, $value := .Values.labels }}
{{ $key }}: {{ $value }}
{{- end }}
resources: {{ toYaml .Values.resources | nindent 2 }}
default: {{ .Values.empty | default .Values.fallback }}
given: {{ .Values.inner | default .Values.fallback }}
coalesce: {{ coalesce .Values.none .Values.empty .Values.inner }}
ternary: {{ ternary .Values.inner .Values.fallback .Values.flag }}
either: {{ or .Values.empty .Values.fallback }}
tpl: {{ tpl .Values.text . }}
printed: {{ printf "%s.%s" .Values.inner .Values.global.domain }}
first: {{ (first .Values.ports).name }}
json: {{ toJson .Values.image }}
{{ template "labels" . }}
`,
  ],
  ["charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n"],
  ["charts/sub/values.yaml", "own: theirs\n"],
  [
    "charts/sub/templates/a.yaml",
    "kind: ConfigMap\nown: {{ .Values.own }}\ndomain: {{ .Values.global.domain }}\ndeep: {{ .Values.nested.deep | upper }}\n",
  ],
]);

describe("every part of a manifest is where it was written, and changes with the values that it names", () => {
  test("a chart that passes values on in every way", () => {
    const chart = must(loadChart(probe));
    const values = parse(probe.get("values.yaml") as string) as Data;
    checkWhole(chart, values);
    for (const scalar of scalars(values, ".Values", [])) checkScalar(chart, values, scalar);
    checkAll(chart, values);
  });

  const cases = join(root, "charts/web-service/cases");
  test.each(readdirSync(cases))("web-service, case %s", (name) => {
    const folder = join(root, "charts/web-service/chart");
    const chart = must(loadFolder(fs, folder));
    const read = (file: string) => (parse(readFileSync(file, "utf8")) ?? {}) as Data;
    const values = merged(read(join(folder, "values.yaml")), read(join(cases, name, "values.yaml")));
    checkWhole(chart, values);
    checkAll(chart, values);
  });

  test("the chart that helm makes", () => {
    const work = mkdtempSync(join(tmpdir(), "chartwright-trace-"));
    onTestFinished(() => rmSync(work, { recursive: true }));
    spawnSync(inject("tools").helm4, ["create", "made"], { cwd: work });
    const chart = must(loadFolder(fs, join(work, "made")));
    const values = parse(readFileSync(join(work, "made/values.yaml"), "utf8")) as Data;
    checkWhole(chart, values);
    checkAll(chart, values);
  });
});

function merged(a: Data, b: Data): Data {
  const isData = (value: unknown): value is Data =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  const entries = Object.entries(b).map(([key, value]) => {
    const before = a[key];
    return [key, isData(before) && isData(value) ? merged(before, value) : value] as const;
  });
  return { ...a, ...Object.fromEntries(entries) };
}

function partsOf(path: string, values: Data = {}): readonly string[] {
  const { parts } = traced(must(loadChart(probe)), values) ?? { parts: [] };
  return parts
    .filter(({ paths }) => paths.includes(path))
    .map(({ text, place }) => `${place.file.split("/").at(-1)}:${place.line}:${place.column} ${text}`);
}

test("names the place in the template, and the value, of each part", () => {
  expect(partsOf(".Values.image.tag")).toEqual(["_help.tpl:1:70 1.2", "all.yaml:8:26 1.2"]);
  expect(partsOf(".Values.ports[1].port")).toEqual(["all.yaml:12:37 90"]);
  expect(partsOf(".Values.resources.limits.cpu")).toEqual(["all.yaml:17:15  1\n"]);
  expect(partsOf(".Values.global.domain")).toEqual(["a.yaml:3:12 example.com", "all.yaml:24:13 example.com"]);
  expect(partsOf(".Values.sub.own", { sub: { own: "ours" } })).toEqual(["a.yaml:2:9 ours"]);
});

test("counts what each decision came to", () => {
  const { chart } = loadChart(
    new Map([
      ...probe,
      ["templates/all.yaml", '{{ range .Values.ports }}{{ if eq .name "http" }}{{ end }}{{ end }}'],
    ]),
  );
  expect(traceChart(must({ chart })).branches).toEqual([
    { kind: "if", place: { file: "probe/templates/all.yaml", line: 1, column: 32 }, taken: 1, notTaken: 1 },
    {
      kind: "range",
      place: { file: "probe/templates/all.yaml", line: 1, column: 10 },
      taken: 1,
      notTaken: 0,
    },
  ]);
});
