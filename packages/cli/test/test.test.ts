import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { greeting, project } from "./support/project.ts";

const everything = fileURLToPath(new URL("../../suites/test/chart", import.meta.url));

/** The chart whose suites helm-unittest judges as we do. */
function withSuites() {
  const made = project();
  cpSync(everything, join(made.folder, "chart"), { recursive: true });
  return made;
}

describe("test", () => {
  test("passes suites that hold, those of subcharts too, and writes JUnit's XML", () => {
    const made = withSuites();
    const flags = ["-f", "tests/{holds,thing}_test.yaml", "-o", "out/junit.xml"];
    const { code, stdout, stderr } = made.chartwright("test", "chart", ...flags);
    expect(stderr).toBe("");
    expect(stdout).toBe("1 charts, 7 suites, 22 tests: 20 passed, 2 skipped\n");
    expect(code).toBe(0);
    expect(made.read("out/junit.xml")).toContain('<testsuites tests="22" failures="0" skipped="2"');
  });

  test("says of one that does not what differs, and where", () => {
    const made = withSuites();
    const { code, stdout, stderr } = made.chartwright("test", "chart", "--no-with-subchart");
    expect(stderr).toContain("error CW8002  chart/tests/fails_test.yaml:4\n");
    expect(stderr).toContain('Expected kind to be:\n    "Service"\n  but it is:\n    "Deployment"\n');
    expect(stdout).toContain("63 tests: 19 passed, 42 failed, 2 skipped");
    expect(code).toBe(1);
  });

  test("keeps snapshots, and takes new ones when it is told to", () => {
    const made = project(greeting());
    made.chartwright("generate");
    const suite = "suite: s\ntests:\n  - it: t\n    asserts:\n      - matchSnapshot: { path: data }\n";
    made.write("charts/greeting/tests/data_test.yaml", suite);
    const [run, file] = [
      () => made.chartwright("test"),
      "charts/greeting/tests/__snapshot__/data_test.yaml.snap",
    ];
    expect(run()).toMatchObject({ code: 0, stdout: expect.stringContaining("snapshots: 1 created") });
    expect(made.read(file)).toBe("t:\n  1: |\n    greeting: Hello\n");
    made.write(file, made.read(file).replace("Hello", "Bye"));
    expect(run()).toMatchObject({ code: 1, stderr: expect.stringContaining("-greeting: Bye\n") });
    expect(made.chartwright("test", "-u")).toMatchObject({ code: 0 });
    expect(run()).toMatchObject({ code: 0 });
    expect(made.read(file)).toContain("Hello");
  });
});

describe("import-tests", () => {
  test("writes tests that pass, and leaves the rest as comments", () => {
    const made = withSuites();
    const vitest = fileURLToPath(new URL("../../../node_modules/vitest", import.meta.url));
    symlinkSync(vitest, join(made.folder, "node_modules/vitest"));
    const { code, stdout } = made.chartwright("import-tests", "chart", "-f", "tests/holds_test.yaml");
    expect(stdout).toMatch(/^chart\/tests\/holds\.test\.ts: (\d+) assertions, \d+ left as comments\n$/);
    expect(code).toBe(0);
    const text = made.read("chart/tests/holds.test.ts");
    expect(text).toContain('import { Deployment } from "kubernetes-models/apps/v1";');
    expect(text).toContain('expect(deployment.metadata.annotations["example.com/mode"]).toBe("plain");');
    const ended = spawnSync(process.execPath, [join(vitest, "vitest.mjs"), "run", "--root", made.folder], {
      encoding: "utf8",
      env: { ...process.env, NO_COLOR: "1" },
    });
    expect(`${ended.stdout}${ended.stderr}`).toMatch(/Tests +\d+ passed \| \d+ todo/);
    expect(ended.status).toBe(0);
    made.chartwright("import-tests", "chart", "-f", "tests/holds_test.yaml");
    expect(readFileSync(join(made.folder, "chart/tests/holds.test.ts"), "utf8")).toBe(text);
  });
});
