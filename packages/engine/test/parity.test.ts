import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadChart, renderChart } from "@chartwright/engine";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { isTurnOf } from "./support/turns.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const helms = [
  ["helm3", 3],
  ["helm4", 4],
] as const;

/** What real helm prints, or why it refuses. */
function real(
  helm: string,
  chart: string,
  values: string | undefined,
): { readonly text: string; readonly error: string } {
  const args = [
    "template",
    "rel",
    chart,
    "--namespace",
    "ns",
    ...(values === undefined ? [] : ["--values", values]),
  ];
  const { status, stdout, stderr } = spawnSync(helm, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  return status === 0 ? { text: stdout, error: "" } : { text: "", error: stderr };
}

function read(folder: string): Map<string, Uint8Array> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
}

function rendered(folder: string, helm: 3 | 4, values: string | undefined) {
  const { chart, diagnostics } = loadChart(read(folder), helm);
  if (chart === undefined) return { manifests: undefined, diagnostics };
  const given = values === undefined ? [] : [readFileSync(values, "utf8")];
  return renderChart(chart, { helm, name: "rel", namespace: "ns", values: given });
}

/** The manifests but for passwords and keys that are others each time: 32 letters and digits in base64. */
function withoutRandom(manifests: string): string {
  return manifests.replaceAll(/^( +(?:[a-z]+-)?(?:password|key): )"[\w+/]{43}="$/gm, "$1(random)");
}

/** A chart of one template, in a temporary folder. */
function chartOf(template: string, files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-engine-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const all = {
    "Chart.yaml": "apiVersion: v2\nname: probe\nversion: 1.0.0\nappVersion: '1.10'\n",
    "templates/probe.yaml": template,
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const { numRuns, seed } = inject("effort").properties["engine/parity"];

/** As many of them as this run is to look at, others in another run. `validate --referee` asks for all in each. */
function inTurn<T>(all: readonly T[]): readonly T[] {
  const first = seed % all.length;
  return [...all.slice(first), ...all.slice(0, first)].slice(0, numRuns);
}

describe.each(helms)("prints what %s prints, byte for byte", (name, major) => {
  const helm = inject("tools")[name];
  const charts = readdirSync(join(root, "charts"));
  const cases = charts.flatMap((chart) =>
    inTurn(readdirSync(join(root, "charts", chart, "cases")).sort()).map((each) => [chart, each] as const),
  );

  test.each(cases)("%s, case %s", (chart, each) => {
    const folder = join(root, "charts", chart, "chart");
    const values = join(root, "charts", chart, "cases", each, "values.yaml");
    const { manifests = "" } = rendered(folder, major, values);
    expect(withoutRandom(manifests)).toBe(withoutRandom(real(helm, folder, values).text));
  });

  test("what `helm create` makes", () => {
    const folder = chartOf("");
    spawnSync(helm, ["create", "made"], { cwd: folder });
    const made = join(folder, "made");
    expect(rendered(made, major, undefined).manifests).toBe(real(helm, made, undefined).text);
  });

  test.each(templates.filter((_, at) => isTurnOf(major, at)))("%s", (_, template) => {
    const folder = chartOf(template, { "values.yaml": values });
    const expected = real(helm, folder, undefined);
    const found = rendered(folder, major, undefined);
    if (expected.error === "") expect(found.manifests).toBe(expected.text);
    else {
      expect(found.manifests).toBeUndefined();
      const reason = found.diagnostics.map(({ message }) => message).join("\n");
      expect(expected.error.replaceAll(/\s+/g, " ")).toContain(reason.replaceAll(/\s+/g, " ").trim());
    }
  });
});

const values = `text: some text
number: 12345678
fraction: 0.1
flag: true
list: [a, b, 3]
map: { b: 1, a: { c: on } }
nothing: null
`;

const templates: readonly (readonly [string, string])[] = [
  [
    "numbers",
    "a: {{ .Values.number }}\nb: {{ int64 .Values.number }}\nc: {{ .Values.fraction }}\nd: {{ add 1 2.5 }}\ne: {{ div 7 2 }}\n",
  ],
  [
    "ranges",
    "a:\n{{- range $k, $v := .Values.map }}\n- {{ $k }}: {{ $v | toJson }}\n{{- else }}\n- none\n{{- end }}\nb: {{ range $i, $v := .Values.list }}{{ $i }}{{ $v }}{{ end }}\n",
  ],
  [
    "break and continue",
    'a: {{ range .Values.list }}{{ if eq (toString .) "b" }}{{ continue }}{{ end }}{{ . }}{{ break }}{{ end }}x\n',
  ],
  ["variables", "{{ $x := 1 }}{{ range .Values.list }}{{ $x = add $x 1 }}{{ end }}a: {{ $x }}\n"],
  ["with", "{{ with .Values.nothing }}a: 1{{ else with .Values.text }}a: {{ . }}{{ else }}a: 2{{ end }}\n"],
  [
    "templates",
    '{{ define "t" }}<{{ . }}>{{ end }}a: {{ include "t" .Values.text | quote }}\nb: {{ template "t" 3 }}\n',
  ],
  [
    "printing",
    'a: {{ printf "%q %v %d %05.2f %x %T" .Values.text .Values.map 3 1.5 "hi" .Values.list | quote }}\n',
  ],
  ["YAML", "a:\n  {{- toYaml .Values | nindent 2 }}\n"],
  [
    "texts",
    'a: {{ .Values.text | upper | trunc 4 | replace "S" "x" | b64enc | sha256sum }}\nb: {{ snakecase "HelloWorld" }} {{ "a-b" | camelcase }}\n',
  ],
  ["dates", 'a: {{ date "2006-01-02" (toDate "2006-01-02" "2020-02-03") }}\n'],
  [
    "versions",
    'a: {{ semverCompare ">=1.20.0-0" .Capabilities.KubeVersion.Version }} {{ (semver "1.2.3-a+b").Prerelease }}\n',
  ],
  [
    "regular expressions",
    'a: {{ regexReplaceAll "(s)o" .Values.text "${1}x" }} {{ regexFindAll "e." .Values.text -1 }}\n',
  ],
  ["tpl", 'a: {{ tpl "{{ .Values.text }}-{{ .Release.Name }}" . }}\n'],
  [
    "comparison",
    'a: {{ eq 1 1 }} {{ lt 1.5 2.5 }} {{ and .Values.flag .Values.text }} {{ or .Values.nothing "x" }}\n',
  ],
  ["a failure", '{{ fail "no way" }}\n'],
  ["a missing value", "a: {{ .Values.nothing.more }}\n"],
  ["a required value", 'a: {{ required "give it" .Values.nothing }}\n'],
  ["comparison of kinds that differ", 'a: {{ eq 1 "x" }}\n'],
  ["an unknown function", "a: {{ nope 1 }}\n"],
  ["a template that ends too soon", "a: {{ if .Values.flag }}\n"],
];
