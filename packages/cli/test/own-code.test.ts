import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { greeting, type Project, project } from "./support/project.ts";

const rule = `import { appendFileSync } from "node:fs";
appendFileSync(MARK, "rule ");
export default { over: "objects", code: "ACME1", severity: "warning", title: "t", why: "w", check() {} };
`;

/** A project whose chart and rule leave a mark when they are run, with what was generated of the chart. */
function marking() {
  const outside = mkdtempSync(join(tmpdir(), "chartwright-stranger-"));
  onTestFinished(() => rmSync(outside, { recursive: true, force: true }));
  const mark = join(outside, "mark");
  const made = project(greeting());
  made.chartwright("generate");
  const code = `import { appendFileSync } from "node:fs";\nappendFileSync(${JSON.stringify(mark)}, "chart ");\n`;
  made.write("charts/greeting/chart.ts", code + made.read("charts/greeting/chart.ts"));
  made.write("rules/owner.ts", rule.replace("MARK", JSON.stringify(mark)));
  return { made, outside, ran: () => existsSync(mark) };
}

const one = ["--kubernetes", "1.37"];

test("a project's own code is run, and the last line says so", () => {
  const { made, ran } = marking();
  const { code, stdout, stderr } = made.chartwright("validate", ...one);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/on Kubernetes 1\.37; ran 1 chart\.ts and 1 rules\/\*\.ts\n$/);
  expect(ran()).toBe(true);
});

test("with --no-code nothing is run, and what was generated is judged", () => {
  const { made, ran } = marking();
  const { code, stdout, stderr } = made.chartwright("validate", "--no-code", ...one);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^1 charts, 1 cases: valid .* on Kubernetes 1\.37\n$/);
  expect(ran()).toBe(false);
  made.write("charts/greeting/chart/templates/odd.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {}\n");
  expect(made.chartwright("validate", "--no-code", ...one)).toMatchObject({ code: 1 });
});

test("rules that are no code are asked all the same", () => {
  const { made, ran } = marking();
  made.write("rules/broken.yaml", "code: [");
  const { code, stderr } = made.chartwright("validate", "--no-code", ...one);
  expect(code).toBe(1);
  expect(stderr).toContain("rules/broken.yaml");
  expect(ran()).toBe(false);
});

describe("the code of somebody else is not run, and a warning says so", () => {
  const places: Readonly<Record<string, (made: Project, outside: string) => string>> = {
    "beside the project": (made, outside) => {
      cpSync(join(made.folder, "charts/greeting"), join(outside, "greeting"), { recursive: true });
      return join(outside, "greeting");
    },
    "beside the project, with a package.json that would make it one": (made, outside) => {
      cpSync(join(made.folder, "charts/greeting"), join(outside, "greeting"), { recursive: true });
      writeFileSync(join(outside, "package.json"), made.read("package.json"));
      return join(outside, "greeting");
    },
    "behind a link": (made, outside) => {
      cpSync(join(made.folder, "charts/greeting"), join(outside, "greeting"), { recursive: true });
      symlinkSync(join(outside, "greeting"), join(made.folder, "charts/linked"));
      return "charts/linked";
    },
    "in a package that is installed": (made) => {
      cpSync(join(made.folder, "charts/greeting"), join(made.folder, "node_modules/greeting"), {
        recursive: true,
      });
      return "node_modules/greeting";
    },
    "where no project is": (made) => {
      made.write("package.json", '{ "private": true }\n');
      return "charts/greeting";
    },
    "where the package.json is broken": (made) => {
      made.write("package.json", "{");
      return "charts/greeting";
    },
  };

  test.each(Object.entries(places))("%s", (_, place) => {
    const { made, outside, ran } = marking();
    rmSync(join(made.folder, "rules"), { recursive: true });
    const folder = place(made, outside);
    const { code, stdout, stderr } = made.chartwright("validate", folder, ...one);
    expect(stderr).toContain("warning CW5030");
    expect(stderr).toContain("the generated chart alone was judged");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1 charts, 1 cases: valid /);
    expect(made.chartwright("coverage", folder)).toMatchObject({ code: 0 });
    const published = made.chartwright("publish", folder, "--to", "site");
    expect(published.stderr).toContain("whether the chart is up to date was not asked");
    expect(published.code).toBe(0);
    expect(made.exists("site/greeting-1.2.3.tgz")).toBe(true);
    expect(ran()).toBe(false);
  });

  test("a rule, where no project is", () => {
    const { made, ran } = marking();
    made.write("package.json", "{}\n");
    const { stderr } = made.chartwright("validate", ...one);
    expect(stderr).toContain("rules/owner.ts");
    expect(stderr).toContain("the rule was left out");
    expect(ran()).toBe(false);
  });
});
