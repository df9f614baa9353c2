import { describe, expect, test } from "vitest";
import { greeting, project } from "./support/project.ts";

const chart = "charts/greeting/chart";
const precious = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: precious }\n";

describe("generate loses nothing that nobody has generated", () => {
  test.each([
    ["a template, in a chart that was never generated", [], `${chart}/templates/precious.yaml`],
    ["a template, in one that was", ["generate"], `${chart}/templates/precious.yaml`],
    ["a file of the name of one that it writes", [], `${chart}/templates/configmap.yaml`],
    ["a Chart.yaml that was written by hand", [], `${chart}/Chart.yaml`],
    ["a text that a template reads", ["generate"], `${chart}/files/notes.txt`],
    ["notes, in a chart that was written by hand", [], `${chart}/templates/NOTES.txt`],
    ["a subchart", ["generate"], `${chart}/charts/sub/Chart.yaml`],
    ["an archive of nothing that the chart depends on", ["generate"], `${chart}/charts/sub-1.0.0.tgz`],
    ["manifests of a case", [], "charts/greeting/cases/default/manifests.yaml"],
  ])("%s", (_, before, path) => {
    const made = project(greeting());
    if (before.length > 0) made.chartwright(...before);
    const whole = made.exists(`${chart}/values.yaml`);
    made.write(path, precious);
    const { code, stdout, stderr } = made.chartwright("generate");
    expect(code).toBe(1);
    expect(stderr).toContain(`error CW2005  ${path}`);
    expect(stdout).toBe(`${chart}: not generated\n`);
    expect(made.read(path)).toBe(precious);
    expect(made.exists(`${chart}/values.yaml`)).toBe(whole);
    const forced = made.chartwright("generate", "--force");
    expect(forced.code).toBe(0);
    expect(forced.stderr).toContain(`warning CW2005  ${path}`);
    expect(made.chartwright("generate", "--check")).toMatchObject({ code: 0, stderr: "" });
  });

  test("what it wrote itself is in nobody's way, also where it was edited", () => {
    const made = project(greeting());
    made.chartwright("generate");
    for (const path of ["values.yaml", "values.schema.json", "README.md", "templates/configmap.yaml"])
      made.write(`${chart}/${path}`, `${made.read(`${chart}/${path}`)}\n`);
    expect(made.chartwright("generate")).toMatchObject({ code: 0, stderr: "" });
    expect(made.chartwright("generate", "--check")).toMatchObject({ code: 0 });
  });
});

test("what `helm dependency build` makes of a chart with dependencies stays", () => {
  const files = greeting({
    chart: (text) =>
      text
        .replace("defineChart, resource", "defineChart, dependency, resource")
        .replace("export default", 'import sub from "../sub/chart.ts";\n\nexport default')
        .replace(
          "  resources:",
          '  dependencies: { sub: dependency(sub, { version: "1.0.0" }) },\n  resources:',
        ),
  });
  const sub = greeting()["charts/greeting/chart.ts"];
  const made = project({
    ...files,
    "charts/sub/chart.ts": sub.replace('"greeting"', '"sub"'),
    "charts/sub/package.json": '{ "name": "sub", "version": "1.0.0", "type": "module" }\n',
    "charts/sub/cases/default/values.yaml": "# As it is.\n{}\n",
  });
  expect(made.chartwright("generate", "charts/greeting")).toMatchObject({ code: 0, stderr: "" });
  made.write(`${chart}/Chart.lock`, "dependencies: []\n");
  made.write(`${chart}/charts/sub-1.0.0.tgz`, "\u0000\u0001");
  made.write("charts/greeting/cases/default/values.yaml", "# Another word.\n{}\n");
  expect(made.chartwright("generate", "charts/greeting")).toMatchObject({ code: 0, stderr: "" });
  expect(made.read(`${chart}/Chart.lock`)).toBe("dependencies: []\n");
  expect(made.read(`${chart}/charts/sub-1.0.0.tgz`)).toBe("\u0000\u0001");
  expect(made.chartwright("generate", "--check", "charts/greeting")).toMatchObject({ code: 0, stderr: "" });
});
