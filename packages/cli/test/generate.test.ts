import { spawn } from "node:child_process";
import { readdirSync, watch } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { greeting, project } from "./support/project.ts";
import { waitFor, waitForMany } from "./support/wait.ts";

const chartYaml = "charts/greeting/chart/Chart.yaml";

describe("generate", () => {
  test("writes the chart and the manifests of its cases", () => {
    const made = project(greeting());
    expect(made.chartwright("generate")).toEqual({
      code: 0,
      stdout: "charts/greeting/chart: generated\n",
      stderr: "",
    });
    expect(made.read(chartYaml)).toContain("version: 1.2.3\n");
    expect(made.read("charts/greeting/chart/templates/configmap.yaml")).toContain(
      "greeting: {{ .Values.greeting | quote }}",
    );
    expect(made.read("charts/greeting/cases/default/manifests.yaml")).toContain("  greeting: Hello\n");
  });

  test("is the same the second time, and --check agrees", () => {
    const made = project(greeting());
    made.chartwright("generate");
    const before = made.read(chartYaml);
    expect(made.chartwright("generate").stdout).toBe("charts/greeting/chart: up to date\n");
    expect(made.read(chartYaml)).toBe(before);
    expect(made.chartwright("generate", "--check").code).toBe(0);
  });

  test("--check tells what was edited, what is missing and what is left over, and writes nothing", () => {
    const made = project(greeting());
    made.chartwright("generate");
    const edited = `${made.read(chartYaml)}# edited\n`;
    made.write(chartYaml, edited);
    const [banner = ""] = made.read("charts/greeting/chart/templates/configmap.yaml").split("\n");
    made.write("charts/greeting/chart/templates/old.yaml", `${banner}\nleft over`);
    made.write("charts/greeting/cases/more/values.yaml", "greeting: Hi\n");
    const { code, stderr } = made.chartwright("generate", "--check");
    expect(code).toBe(1);
    expect(stderr).toContain("error CW2001  charts/greeting/chart/Chart.yaml\n  It differs.");
    expect(stderr).toContain("charts/greeting/chart/templates/old.yaml\n  The model gives no such file.");
    expect(stderr).toContain("charts/greeting/cases/more/manifests.yaml");
    expect(made.read(chartYaml)).toBe(edited);
    expect(made.chartwright("generate").code).toBe(0);
    expect(made.exists("charts/greeting/chart/templates/old.yaml")).toBe(false);
  });

  test.each([
    ["a syntax error", (text: string) => text.replace("defineChart({", "defineChart({ ]"), "CW1004"],
    [
      "a module that is not there",
      (text: string) => text.replace("kubernetes-models/v1", "kubernetes-models/v9"),
      "CW1004",
    ],
    [
      "a throw",
      (text: string) =>
        text.replace("data: { greeting", "data: { ...(null as never as () => {})(), greeting"),
      "CW1004",
    ],
    ["no default export", (text: string) => text.replace("export default", "export const chart ="), "CW1004"],
    [
      "a function for a value",
      (text: string) => text.replace("values.greeting,", "(() => 1) as never,"),
      "CW1005",
    ],
    [
      "a branch that no values take",
      (text: string) =>
        text
          .replace("when(values.polite,", "when(and(values.polite, not(values.polite)),")
          .replace("when }", "when, and, not }"),
      "CW1006",
    ],
    [
      "an expression in a plain text",
      (text: string) => text.replace("values.greeting,", "`${values.greeting}!` as never,"),
      "CW1005",
    ],
    [
      "a file outside of the chart",
      (text: string) => text.replace("    }),\n  ],", '    }, { file: "../../../escaped" }),\n  ],'),
      "CW2003",
    ],
    [
      "a file in place of a template",
      (text: string) =>
        text.replace("values: v.object", 'files: { "templates/configmap.yaml": "x" },\n  values: v.object'),
      "CW1003",
    ],
    [
      "a rule's message of several lines",
      (text: string) =>
        text
          .replace("when }", "when, lines, refuse }")
          .replace(
            "resources: (",
            'rules: ({ values }) => [refuse(values.polite, lines("no", "way"))],\n  resources: (',
          ),
      "CW2002",
    ],
    [
      "a loop's variable outside of its loop",
      (text: string) =>
        text
          .replace(
            "polite: v.boolean().default(false)",
            "polite: v.boolean().default(false), all: v.mapOf(v.string())",
          )
          .replace("data: {", "data: { leaked: leak(values), ")
          .replace(
            "export default",
            "function leak(values: any) { let seen: any; values.all.map((name: any) => { seen = name; return name; }); return seen; }\n\nexport default",
          ),
      "CW2002",
    ],
    [
      "a question for an API that every Kubernetes has",
      (text: string) =>
        text
          .replace("when }", "when, capabilities }")
          .replace("when(values.polite,", 'when(capabilities.has("batch/v1"),'),
      "CW1005",
    ],
    [
      "a mistake in Helm's language",
      (text: string) =>
        text
          .replace("when }", "when, raw }")
          .replace("values.greeting,", "raw(v.string())`uper ${values.greeting}`,"),
      "CW1007",
    ],
    [
      "a mistake in a template of Helm's own language",
      (text: string) =>
        text
          .replace("when }", "when, rawTemplate }")
          .replace(
            "resources: (",
            'rawTemplates: [rawTemplate({ file: "x.yaml", why: "A test.", text: "a: 1\\n{{ if }}" })],\n  resources: (',
          ),
      "CW1007",
    ],
    [
      "a pipeline that gives something else than it says",
      (text: string) =>
        text
          .replace("when }", "when, raw, toText }")
          .replace("values.greeting,", "toText(raw(v.integer())`upper ${values.greeting}`),"),
      "CW3006",
    ],
    [
      "a name that Kubernetes refuses",
      (text: string) => text.replace('"greeting",', '"Greeting_",'),
      "CW1001",
    ],
    [
      "a default that its own schema refuses",
      (text: string) => text.replace('default("Hello")', 'default("")'),
      "CW3003",
    ],
  ])("what cannot be generated leaves the chart as it was: %s", (_, chart, code) => {
    const made = project(greeting());
    made.chartwright("generate");
    const before = made.read(chartYaml);
    made.write("charts/greeting/chart.ts", greeting({ chart })["charts/greeting/chart.ts"]);
    const ended = made.chartwright("generate");
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(`error ${code}  charts/greeting/`);
    expect(ended.stderr).toContain("  fix: ");
    expect(ended.stderr).not.toContain("This is a bug");
    expect(ended.stderr).not.toMatch(/^\s+at /m);
    expect(made.read(chartYaml)).toBe(before);
  });

  test("a case that the schema refuses is named with its line", () => {
    const made = project(greeting({ values: "# One letter is wrong.\ngreting: Hi\n" }));
    const { code, stderr } = made.chartwright("generate");
    expect(code).toBe(1);
    expect(stderr).toContain("error CW3003  charts/greeting/cases/default/values.yaml:2:10");
    expect(stderr).toContain('The chart has no value "greting".');
    expect(stderr).toContain('fix: Did you mean "greeting"?');
    expect(made.exists(chartYaml)).toBe(false);
  });
});

test("what one value asks of others is refused where they are missing", () => {
  const chart = (text: string) =>
    text.replace(
      "greeting: v.string().min(1)",
      'to: v.object({ enabled: v.boolean().default(false), names: v.array(v.string()) }).requires({ enabled: true }, "names"), greeting: v.string().min(1)',
    );
  const made = project(greeting({ chart, values: "to: { enabled: true }\n" }));
  const { stderr } = made.chartwright("generate");
  expect(stderr).toContain("error CW3003");
  expect(stderr).toContain("`to.names` must NOT have fewer than 1 items.");
  expect(stderr).toContain("1 error");
});

test("a value that the user must give has no default, and its cases give it", () => {
  const chart = (text: string) => text.replace('.default("Hello")', "");
  const made = project(greeting({ chart, values: "greeting: Given\n" }));
  expect(made.chartwright("generate")).toMatchObject({ code: 0, stderr: "" });
  expect(made.chartwright("validate")).toMatchObject({ code: 0, stderr: "" });
  made.write("charts/greeting/cases/default/values.yaml", "{}\n");
  expect(made.chartwright("generate").stderr).toContain('The values must have "greeting".');
});

test("what the algebra does not reach is written in Helm's language, and proven too", () => {
  const chart = (text: string) =>
    text
      .replace("when }", "when, helper, raw, rawTemplate, toYaml, tpl }")
      .replace("polite:", 'farewell: v.template().default("Bye from {{ .Release.Name }}"), polite:')
      .replace(
        "data: { greeting",
        `data: {
        farewell: tpl(values.farewell),
        loud: raw(v.string())\`upper \${values.greeting}\`,
        "config.yaml": toYaml(helper("config", { greeting: values.greeting, on: when(values.polite, true) }, { doc: "A file." })),
        greeting`,
      )
      .replace(
        "resources: (",
        `rawTemplates: [
    rawTemplate({
      file: "legacy.yaml",
      why: "It came from elsewhere.",
      text: 'apiVersion: v1\\nkind: ConfigMap\\nmetadata:\\n  name: {{ include "greeting.fullname" . }}-legacy\\n  labels:\\n    {{- include "greeting.labels" . | nindent 4 }}\\n',
    }),
  ],
  resources: (`,
      );
  const made = project(greeting({ chart }));
  expect(made.chartwright("generate")).toMatchObject({ code: 0, stderr: "" });
  expect(made.read("charts/greeting/cases/default/manifests.yaml")).toContain(`  config.yaml: |
    greeting: Hello
`);
  expect(made.chartwright("validate")).toMatchObject({ code: 0, stderr: "" });
  made.write(
    "charts/greeting/chart/templates/legacy.yaml",
    made.read("charts/greeting/chart/templates/legacy.yaml").replace("-legacy", "-other"),
  );
  expect(made.chartwright("validate").stderr).toContain("CW");
});

/** A process that generates again and again, each time another version. */
const again = `
import { writeFileSync } from "node:fs";
import { main } from ${JSON.stringify(new URL("../src/main.ts", import.meta.url))};
for (let patch = 0; ; patch++) {
  writeFileSync("charts/greeting/package.json", \`{ "version": "1.0.\${patch}", "type": "module" }\n\`);
  await main(["generate"]);
}`;

test.each([1, 2, 5, 12])(
  "a run that is cut off after %i changes to its folder leaves the chart whole, and the next one tidies up",
  async (changes) => {
    const made = project(greeting());
    made.write("again.mjs", again);
    const child = spawn(process.execPath, ["again.mjs"], { cwd: made.folder });
    onTestFinished(() => {
      child.kill("SIGKILL");
    });
    const ended = waitFor(child, "exit", "the killed process did not end");
    await waitFor(child.stdout, "data", "nothing was generated");
    const watcher = watch(join(made.folder, "charts/greeting"));
    await waitForMany(watcher, "change", changes);
    child.kill("SIGKILL");
    await ended;
    watcher.close();
    if (made.exists(chartYaml))
      expect(made.read("charts/greeting/chart/templates/configmap.yaml")).toMatch(/{{- end }}\n$/);
    made.write("charts/greeting/.chart.new-abc/new/Chart.yaml", "half");
    made.write("charts/greeting/package.json", '{ "version": "2.0.0", "type": "module" }\n');
    expect(made.chartwright("generate").code).toBe(0);
    const left = readdirSync(join(made.folder, "charts/greeting"));
    expect(left.filter((name) => name.startsWith(".chart.new-"))).toEqual([]);
    expect(made.chartwright("generate", "--check").code).toBe(0);
  },
  180_000,
);
