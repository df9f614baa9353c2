import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { runCommand } from "./support/command/run-command.ts";
import { greeting, project } from "./support/project.ts";
import { widgetsWith } from "./support/widgets.ts";

describe("validate", () => {
  test("passes a chart that is right", () => {
    const made = project(greeting());
    made.chartwright("generate");
    const { code, stdout, stderr } = made.chartwright("validate");
    expect(stderr).toBe("");
    expect(stdout).toMatch(
      /^1 charts, 1 cases, \d+ branches proven: valid with the engine as Helm 4\.\d+\.\d+ and 3\.\d+\.\d+, on Kubernetes 1\.\d+(, 1\.\d+)+; ran 1 chart\.ts\n$/,
    );
    expect(code).toBe(0);
  });

  test("passes what `helm create` makes, which has neither chart.ts nor cases", () => {
    const made = project();
    spawnSync(inject("tools").helm4, ["create", "made"], { cwd: made.folder });
    const { code, stderr } = made.chartwright("validate", "made");
    expect(stderr).not.toContain("error CW");
    expect(code).toBe(0);
  });

  /** A chart of somebody else's, with one thing wrong. */
  const broken = (changes: Readonly<Record<string, string>>) => ({
    "chart/Chart.yaml": "apiVersion: v2\nname: broken\ndescription: Broken.\nversion: 1.0.0\n",
    "chart/values.yaml": "greeting: Hello\n",
    "chart/templates/configmap.yaml":
      "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\ndata:\n  greeting: {{ .Values.greeting | quote }}\n",
    ...changes,
  });
  const template = (text: string) => ({ "chart/templates/configmap.yaml": text });

  test.each([
    [
      "an unknown key in Chart.yaml",
      "CW3001",
      'Did you mean "appVersion"?',
      {
        "chart/Chart.yaml": "apiVersion: v2\nname: broken\ndescription: B.\nversion: 1.0.0\nappversion: x\n",
      },
    ],
    [
      "a kubeVersion that managed clusters fail",
      "CW3001",
      ">=1.30.0-0",
      {
        "chart/Chart.yaml":
          "apiVersion: v2\nname: broken\ndescription: B.\nversion: 1.0.0\nkubeVersion: '>=1.30.0'\n",
      },
    ],
    [
      "a schema that refers elsewhere",
      "CW3002",
      "example.com",
      { "chart/values.schema.json": '{ "$ref": "https://example.com/x.json" }' },
    ],
    [
      "values that their schema refuses",
      "CW3003",
      '`greeting` is "Hello", which is no integer',
      { "chart/values.schema.json": '{ "properties": { "greeting": { "type": "integer" } } }' },
    ],
    [
      "a key that stands twice in the values",
      "CW3004",
      "unique",
      { "chart/values.yaml": "greeting: a\ngreeting: b\n" },
    ],
    ["a template that does not render", "CW3006", "nope", template('{{ fail "nope" }}')],
    [
      "a key that stands twice in what is rendered",
      "CW3007",
      "unique",
      template("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\ndata:\n  a: b\n  a: c\n"),
    ],
    [
      "a field that its kind does not have",
      "CW3009",
      "dta",
      template("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\ndta: {}\n"),
    ],
    [
      "a number where Kubernetes takes text",
      "CW3009",
      "which is no string",
      template("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\ndata:\n  a: 1\n"),
    ],
    [
      "a kind that no schema knows",
      "CW3010",
      "no schema of Unknown",
      template("apiVersion: example.com/v1\nkind: Unknown\nmetadata:\n  name: x\n"),
    ],
  ])("finds %s", (_, code, message, changes) => {
    const made = project(broken(changes as Record<string, string>));
    const ended = made.chartwright("validate", "chart");
    expect(ended.stderr).toContain(`error ${code}`);
    expect(ended.stderr).toContain(message);
    expect(ended.code).toBe(1);
  });

  test.each([
    ["values that must be refused and are taken", "CW3021", "take them", "polite: true\n", "no"],
    ["another reason", "CW3022", "minLength: got 0, want 1", 'greeting: ""\n', "politeness"],
    ["a message that is missing", "CW3023", "minLength: got 0, want 1", 'greeting: ""\n', undefined],
  ])("of values that must be refused finds %s", (_, code, message, values, expected) => {
    const made = project(greeting());
    made.chartwright("generate");
    made.write("charts/greeting/rejects/silent/values.yaml", values);
    if (expected !== undefined) made.write("charts/greeting/rejects/silent/message.txt", expected);
    const ended = made.chartwright("validate");
    expect(ended.stderr).toContain(`error ${code}`);
    expect(ended.stderr).toContain(message);
    expect(ended.stderr).toContain("1 error\n");
    expect(ended.code).toBe(1);
  });

  test("passes values that are refused with their message, and counts them", () => {
    const made = project(greeting());
    made.chartwright("generate");
    made.write("charts/greeting/rejects/silent/values.yaml", 'greeting: ""\n');
    made.write("charts/greeting/rejects/silent/message.txt", "'/greeting':\n  minLength: got 0, want 1\n");
    const { code, stdout, stderr } = made.chartwright("validate");
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^1 charts, 1 cases, 1 rejects, /);
    expect(code).toBe(0);
  });

  test("finds a template that does not say what the model says", () => {
    const made = project(greeting());
    made.chartwright("generate");
    const path = "charts/greeting/chart/templates/configmap.yaml";
    made.write(path, made.read(path).replace("greeting: {{", "greeting: x{{"));
    const { code, stderr } = made.chartwright("validate");
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /error CW3008 {2}charts\/greeting\/chart\.ts:\d+:\d+ .*ConfigMap\/my-release-greeting at data.greeting/,
    );
  });

  test("finds it also in a branch that no case takes", () => {
    const made = project(greeting());
    made.chartwright("generate");
    const path = "charts/greeting/chart/templates/configmap.yaml";
    made.write(path, made.read(path).replace("closing: Yours", "closing: Mine"));
    const { code, stderr } = made.chartwright("validate");
    expect(code).toBe(1);
    expect(stderr).toContain('The model says "Yours", Helm renders "Mine".');
    expect(stderr).toContain('"polite":true');
  });

  test("does not know every minor, and says which it knows", () => {
    const made = project(broken({}));
    const { code, stderr } = made.chartwright("validate", "--kubernetes", "1.2", "chart");
    expect(code).toBe(2);
    expect(stderr).toMatch(/There are no schemas of Kubernetes 1\.2\.\n {2}fix: Name one of 1\.\d+, 1\.\d+/);
  });

  const crd = JSON.stringify(
    widgetsWith({ apiVersion: { type: "string" }, kind: { type: "string" }, metadata: { type: "object" } }),
  );
  const widget = (field: string) =>
    template(`apiVersion: example.com/v1\nkind: Widget\nmetadata:\n  name: x\nspec:\n  ${field}: 1\n`);

  test("knows the custom resources that a chart brings along, or that a folder holds", () => {
    const own = project(broken({ ...widget("size"), "chart/crds/widgets.json": crd }));
    expect(own.chartwright("validate", "chart").code).toBe(0);
    const other = project(broken({ ...widget("siez"), "more/widgets.json": crd }));
    const { code, stderr } = other.chartwright("validate", "--crds", "more", "chart");
    expect(stderr).toContain("error CW3009  chart/templates/configmap.yaml  ");
    expect(stderr).toContain('fix: Did you mean "size"?');
    expect(code).toBe(1);
  });

  test("asks kubeconform too where it is to referee, and says where there is none", () => {
    const made = project(broken({}));
    expect(made.chartwright("validate", "--referee", "chart")).toMatchObject({ code: 0 });
    const env = { PATH: "", CHARTWRIGHT_KUBECONFORM: "" };
    const ended = runCommand(["validate", "--referee", "chart"], { cwd: made.folder, env });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("No kubeconform was found");
  });

  test("passes a library, which renders nothing", () => {
    const made = project(
      broken({
        "chart/Chart.yaml": "apiVersion: v2\nname: lib\ndescription: L.\nversion: 1.0.0\ntype: library\n",
      }),
    );
    expect(made.chartwright("validate", "chart")).toMatchObject({ code: 0, stderr: "" });
  });

  test("passes a chart of hooks alone, before which Helm prints an empty document", () => {
    const made = project(
      broken({
        "chart/templates/configmap.yaml":
          "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: broken\n  annotations:\n    helm.sh/hook: pre-install\n",
      }),
    );
    const { code, stderr } = made.chartwright("validate", "chart");
    expect(code).toBe(0);
    expect(stderr).not.toMatch(/^error /m);
  });

  test("finds a name that a long release makes too long, where the author wrote the object", () => {
    const chart = (text: string) =>
      text
        .replace("resource, v,", "resource, text, v,")
        .replace("{ ConfigMap }", "{ Service }")
        .replace("resource(ConfigMap", "resource(Service")
        .replace("names.fullname", "text`${names.fullname}-lengthy`")
        .replace(/\bdata: .*/, 'spec: { type: "ExternalName", externalName: values.greeting },');
    const made = project(greeting({ chart }));
    made.chartwright("generate");
    const { stderr } = made.chartwright("validate");
    expect(stderr).toMatch(/error CW3\d+ manifests\/long-names {2}charts\/greeting\/chart\.ts:13:5/);
  });

  test("asks the real helms as referees, which say what the engine says", () => {
    const made = project(greeting());
    made.chartwright("generate");
    const { code, stdout, stderr } = made.chartwright("validate", "--referee");
    expect(stderr).toBe("");
    expect(stdout).toMatch(/: valid with Helm 4\.\d+\.\d+ and 3\.\d+\.\d+, on Kubernetes/);
    expect(code).toBe(0);
  });

  test("takes a packaged chart", () => {
    const made = project(broken(template('{{ fail "nope" }}')));
    spawnSync(inject("tools").helm4, ["package", "chart"], { cwd: made.folder });
    const { code, stderr } = made.chartwright("validate", "broken-1.0.0.tgz");
    expect(stderr).toContain("error CW3006  broken-1.0.0.tgz");
    expect(code).toBe(1);
  });

  test("prints JSON for programs", () => {
    const made = project(broken({ "chart/values.yaml": "a: 1\na: 2\n" }));
    const { code, stdout } = made.chartwright("validate", "chart", "--format", "json");
    expect(code).toBe(1);
    const { diagnostics } = JSON.parse(stdout);
    expect(diagnostics[0]).toMatchObject({
      code: "CW3004",
      severity: "error",
      place: { file: "chart/values.yaml", line: 2 },
    });
  });

  test("says which program is missing, and what to do", () => {
    const made = project(greeting());
    made.chartwright("generate");
    const env = { PATH: "", CHARTWRIGHT_HELM: join(made.folder, "none"), CHARTWRIGHT_KUBECONFORM: "" };
    const ended = runCommand(["validate", "--referee"], { cwd: made.folder, env });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("error CW5001");
    expect(ended.stderr).toContain("set CHARTWRIGHT_HELM");
  });
});

test("template prints what `helm template` prints", () => {
  const made = project(greeting());
  made.chartwright("generate");
  const flags = ["--set", "greeting=Hi", "--namespace", "ns"];
  const helm = spawnSync(inject("tools").helm4, ["template", "r", "charts/greeting/chart", ...flags], {
    cwd: made.folder,
    encoding: "utf8",
  });
  const ours = made.chartwright("template", "r", "charts/greeting", ...flags);
  expect(ours.stdout).toBe(helm.stdout);
  expect(ours.stdout).toContain('greeting: "Hi"');
});
