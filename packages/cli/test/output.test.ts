import { describe, expect, test } from "vitest";
import { hasColor } from "../src/world/color.ts";
import { progress } from "../src/world/progress.ts";
import { project } from "./support/project.ts";

const broken = {
  "chart/Chart.yaml": "apiVersion: v2\nname: broken\ndescription: Broken.\nversion: 1.0.0\n",
  "chart/values.yaml": "greeting: a\ngreeting: b\n",
};

describe("validate", () => {
  test("shows the line that it speaks of", () => {
    const { stderr } = project(broken).chartwright("validate", "chart");
    expect(stderr).toContain("    1 | greeting: a\n  > 2 | greeting: b\n      | ^\n");
  });

  test("prints for GitHub, JUnit and code scanning", () => {
    const made = project(broken);
    const github = made.chartwright("validate", "chart", "--format", "github");
    expect(github.stdout).toMatch(
      /^::error file=chart\/values\.yaml,line=2,col=1,title=CW3004::chart chart%0A/,
    );
    expect(github.stderr).toBe("");
    const junit = made.chartwright("validate", "chart", "--format", "junit").stdout;
    expect(junit).toContain('<testcase classname="chart" name="case default"/>');
    expect(junit).toContain('<failure type="CW3004"');
    const sarif = JSON.parse(made.chartwright("validate", "chart", "--format", "sarif").stdout);
    expect(sarif.runs[0].results[0]).toMatchObject({ ruleId: "CW3004", level: "error" });
  });

  test("writes a file for a program, and still tells a person", () => {
    const made = project(broken);
    const args = ["--format", "sarif", "--output", "reports/found.sarif"];
    const { code, stdout, stderr } = made.chartwright("validate", "chart", ...args);
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain("error CW3004");
    expect(JSON.parse(made.read("reports/found.sarif")).version).toBe("2.1.0");
  });
});

test.each([
  [{ isTTY: true }, {}, true],
  [{ isTTY: false }, {}, false],
  [{ isTTY: true }, { NO_COLOR: "1" }, false],
  [{ isTTY: true }, { NO_COLOR: "" }, true],
  [{ isTTY: true }, { TERM: "dumb" }, false],
  [{ isTTY: false }, { FORCE_COLOR: "1" }, true],
  [{ isTTY: false }, { FORCE_COLOR: "1", NO_COLOR: "1" }, true],
  [{ isTTY: true }, { FORCE_COLOR: "0" }, false],
])("paints for %o with %o: %s", (stream, env, expected) => {
  expect(hasColor(stream, env)).toBe(expected);
});

describe("progress", () => {
  const shown = (isTTY: boolean, env: Readonly<Record<string, string>>) => {
    let written = "";
    const write = (text: string) => {
      written += text;
      return true;
    };
    const bar = progress(2, { isTTY, columns: 20, write } as never, env);
    bar.at("charts/with-a-long-name");
    bar.at("b");
    bar.end();
    return written;
  };

  test("is one line on a terminal, and gone at the end", () => {
    expect(shown(true, {})).toBe("\r\u001b[K[1/2] charts/with-a\r\u001b[K[2/2] b\r\u001b[K");
  });

  test("is nothing elsewhere, and in CI", () => {
    expect(shown(false, {})).toBe("");
    expect(shown(true, { CI: "true" })).toBe("");
  });
});
