import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { machineProblem } from "../src/world/machine-error.ts";
import { bin, environment } from "./support/command/run-command.ts";
import { greeting, project } from "./support/project.ts";

describe("what the machine refuses is told with its path, the reason and a fix", () => {
  test.each([
    [
      "a report into a folder",
      ["validate", "--kubernetes", "1.37", "--output", "folder"],
      "folder",
      "EISDIR",
    ],
    [
      "a report below a file",
      ["validate", "--kubernetes", "1.37", "--output", "package.json/x"],
      "package.json",
      "EEXIST",
    ],
    ["values that are a folder", ["coverage", "-f", "folder"], "", "EISDIR"],
    ["a repository that is a file", ["publish", "--to", "package.json"], "package.json", "E(NOTDIR|EXIST)"],
    ["a new chart below a file", ["new", "shop", "--dir", "package.json"], "package.json", "EEXIST"],
  ])("%s", (_, args, path, code) => {
    const made = project(greeting());
    made.chartwright("generate");
    mkdirSync(join(made.folder, "folder"));
    const ended = made.chartwright(...args);
    expect(ended.stderr).toMatch(
      new RegExp(`^error: .*${path}.* cannot be .*: .* \\(${code}\\)\\.\\n {2}fix: `, "m"),
    );
    expect(ended.stderr).not.toContain("This is a bug");
    expect(ended.code).toBe(2);
  });

  test.each(["EACCES", "ENOSPC", "EROFS", "EMFILE"])("%s", (code) => {
    const error = Object.assign(new Error("x"), { code, syscall: "open", path: "/a/b" });
    expect(machineProblem(error)?.message).toMatch(
      new RegExp(`^/a/b cannot be opened: .* \\(${code}\\)\\.$`),
    );
  });

  test("what the system did not say is a fault of ours", () => {
    expect(machineProblem(new TypeError("x is not a function"))).toBeUndefined();
    expect(machineProblem(Object.assign(new Error("x"), { code: "ERR_INVALID_ARG_TYPE" }))).toBeUndefined();
  });
});

test.each([
  ["--help"],
  ["validate --kubernetes 1.37 --format json"],
  ["explain charts/greeting ConfigMap data.closing"],
])("a reader that closes the pipe at once hears of no fault: %s", (args) => {
  const made = project(greeting());
  made.chartwright("generate");
  const script = `"$0" "$1" ${args} | true`;
  const ended = spawnSync("sh", ["-c", script, process.execPath, bin], {
    cwd: made.folder,
    env: environment(),
    encoding: "utf8",
  });
  expect(ended.stderr).not.toMatch(/EPIPE|at .*\.ts|bug/);
});
