import { describe, expect, test } from "vitest";
import { keysOf } from "../src/coverage/value-paths.ts";
import { greeting, project } from "./support/project.ts";

/** A chart of somebody else's, in which each kind of gap is. */
const chart = {
  "web/Chart.yaml": "apiVersion: v2\nname: web\ndescription: W.\nversion: 1.0.0\n",
  "web/values.yaml": `name: web
unused: 1
image: { tag: "1", pullPolicy: Always }
resources: { limits: { cpu: 1 } }
labels: {}
ingress: { enabled: false, host: a.example.com }
sidecar: { enabled: false, config: { a: 1 } }
global: { registry: x }
`,
  "web/templates/_helpers.tpl": `{{- define "web.image" -}}
{{ .image.tag }}
{{- end }}
`,
  "web/templates/config.yaml": `name: {{ .Values.name }}{{ .Values.nope }}
image: {{ include "web.image" (dict "image" .Values.image) }}
resources: {{- toYaml .Values.resources | nindent 2 }}
{{- with .Values.labels }}
labels: {{- toYaml . | nindent 2 }}
{{- end }}
{{- if .Values.ingress.enabled }}
host: {{ .Values.ingress.host }}
{{- else if .Values.sidecar.enabled }}
sidecar: {{- toYaml .Values.sidecar.config | nindent 2 }}
{{- end }}
`,
};

describe("coverage", () => {
  test("tells which branches and values no values go through", () => {
    const { code, stdout } = project(chart).chartwright("coverage", "web");
    expect(stdout).toBe(`web: 50 % of branches (3 of 6 ways)
  web/templates/config.yaml:4:10  this with never holds
  web/templates/config.yaml:7:8  this if never holds
  web/templates/config.yaml:9:13  this if never holds
  value unused: not read with these values
  value image.pullPolicy: not read with these values
  value nope: read, and in neither values.yaml nor the schema
`);
    expect(code).toBe(0);
  });

  test("adds up what cases and files of values go through", () => {
    const made = project({
      ...chart,
      "web/cases/host/values.yaml": "ingress: { enabled: true }\n",
      "more.yaml": "sidecar: { enabled: true }\nlabels: { a: b }\n",
    });
    const { stdout } = made.chartwright("coverage", "web", "--values", "more.yaml", "--format", "json");
    const { percent, charts } = JSON.parse(stdout);
    expect(percent).toBe(83.3);
    expect(
      charts[0].branches.map((each: { taken: number; notTaken: number }) => [each.taken, each.notTaken]),
    ).toEqual([
      [1, 1],
      [1, 1],
      [1, 0],
    ]);
  });

  test("knows what a schema declares", () => {
    const schema = '{ "properties": { "nope": { "type": "string" } } }';
    const { stdout } = project({ ...chart, "web/values.schema.json": schema }).chartwright("coverage", "web");
    expect(stdout).not.toContain("value nope");
  });

  test("fails below a threshold", () => {
    const made = project(chart);
    const { code, stderr } = made.chartwright("coverage", "web", "--threshold", "50.1");
    expect(stderr).toContain("error CW5020  web\n");
    expect(code).toBe(1);
    expect(made.chartwright("coverage", "web", "--threshold", "50").code).toBe(0);
    expect(made.chartwright("coverage", "web", "--threshold", "many").code).toBe(2);
  });

  test("writes lcov, with a branch that nothing came to as `-`", () => {
    const made = project(chart);
    made.write("on.yaml", "ingress: { enabled: true }\n");
    const args = ["--values", "on.yaml", "--format", "lcov", "--output", "lcov.info"];
    expect(made.chartwright("coverage", "web", ...args).code).toBe(0);
    expect(made.read("lcov.info")).toBe(`TN:
SF:web/templates/config.yaml
BRDA:4,0,0,0
BRDA:4,0,1,1
BRDA:7,1,0,1
BRDA:7,1,1,0
BRDA:9,2,0,-
BRDA:9,2,1,-
BRF:6
BRH:2
DA:4,1
DA:7,1
DA:9,0
LF:3
LH:2
end_of_record
`);
  });

  test("tells why values do not render, and counts what was gone through until then", () => {
    const made = project({
      ...chart,
      "web/templates/a.yaml": '{{ if .Values.name }}{{ fail "no" }}{{ end }}\n',
    });
    const { code, stdout } = made.chartwright("coverage", "web");
    expect(stdout).toContain(
      "  the defaults: does not render: execution error at (web/templates/a.yaml:1:24): no\n",
    );
    expect(stdout).toContain("web/templates/a.yaml:1:7  this if always holds");
    expect(code).toBe(0);
  });

  test("goes through a model's branches without a case", () => {
    const made = project(greeting());
    made.chartwright("generate");
    expect(made.chartwright("coverage", "--threshold", "100")).toMatchObject({
      code: 0,
      stderr: "",
      stdout: expect.stringMatching(/^charts\/greeting: 100 % of branches/),
    });
  });
});

test.each([
  [".Values.a.b", ["a", "b"]],
  ['.Values.hosts["a.b\\"c"][0].d', ["hosts", 'a.b"c', "0", "d"]],
  [".Values", []],
])("reads the path %s", (path, keys) => {
  expect(keysOf(path)).toEqual(keys);
});
