import { expect, test } from "vitest";
import { greeting, project } from "./support/project.ts";

test("publish writes the archive and the index, and the second time nothing", () => {
  const made = project(greeting());
  made.chartwright("generate");
  const first = made.chartwright("publish", "--to", "site");
  expect(first).toMatchObject({ code: 0, stderr: "" });
  expect(first.stdout).toMatch(/^new +greeting 1\.2\.3 +sha256:[0-9a-f]{64}\n$/);
  const index = made.read("site/index.yaml");
  expect(made.chartwright("publish", "--to", "site").stdout).toMatch(/^published +greeting 1\.2\.3/);
  expect(made.read("site/index.yaml")).toBe(index);
});

test("publish never replaces a version with other content", () => {
  const made = project(greeting());
  made.chartwright("generate");
  made.chartwright("publish", "--to", "site");
  const index = made.read("site/index.yaml");
  made.write(
    "charts/greeting/chart.ts",
    greeting({ chart: (text) => text.replace('"Hello"', '"Changed"') })["charts/greeting/chart.ts"],
  );
  made.chartwright("generate");
  const { code, stderr } = made.chartwright("publish", "--to", "site");
  expect(code).toBe(1);
  expect(stderr).toContain("error CW4");
  expect(stderr).toContain("greeting 1.2.3");
  expect(made.read("site/index.yaml")).toBe(index);
});

test("publish says what to do where nothing was generated", () => {
  const made = project(greeting());
  const { code, stderr } = made.chartwright("publish", "--to", "site");
  expect(code).toBe(1);
  expect(stderr).toContain("Run `chartwright generate`");
  expect(made.exists("site")).toBe(false);
});
