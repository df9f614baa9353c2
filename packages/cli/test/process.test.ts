import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { bin, environment, startCommand } from "./support/command/run-command.ts";
import { greeting, project } from "./support/project.ts";
import { waitFor } from "./support/wait.ts";

// What only a process of the command's own shows. All else of it is tested in one process that stays.

const chart = (files: Readonly<Record<string, string>>) =>
  project({ "chart/Chart.yaml": "apiVersion: v2\nname: web\ndescription: W.\nversion: 1.0.0\n", ...files });

test("it starts, and prints its version", () => {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const cwd = project().folder;
  expect(startCommand(["--version"], { cwd })).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
});

test("it loads a chart.ts, writes what it gives, and ends with 0", () => {
  const made = project(greeting());
  expect(startCommand(["generate"], { cwd: made.folder })).toEqual({
    code: 0,
    stdout: "charts/greeting/chart: generated\n",
    stderr: "",
  });
  expect(made.chartwright("generate", "--check")).toMatchObject({ code: 0 });
});

test("it ends with 1 where it finds an error, and with 2 where it is used wrongly", () => {
  const cwd = chart({ "chart/templates/x.yaml": '{{ fail "nope" }}' }).folder;
  const found = startCommand(["validate", "chart", "--kubernetes", "1.37"], { cwd });
  expect(found).toMatchObject({ code: 1, stderr: expect.stringContaining("error CW3006") });
  expect(startCommand(["generate"], { cwd })).toMatchObject({
    code: 2,
    stdout: "",
    stderr: expect.stringContaining("There is no chart here"),
  });
});

test("it reads values from a pipe", () => {
  const cwd = chart({ "chart/templates/x.yaml": "a: {{ .Values.a }}\n" }).folder;
  const ended = startCommand(["template", "r", "chart", "-f", "-"], { cwd, stdin: "a: piped\n" });
  expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining("a: piped\n"), stderr: "" });
});

/** Much more than a pipe holds. */
const large = '{{ range until 2000 }}{{ repeat 1000 "x" }}\n{{ end }}';

function start(cwd: string, ...argv: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [bin, ...argv], { cwd, env: environment() });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}

test("a reader that has enough ends it without a word", async () => {
  const cwd = chart({
    "chart/templates/NOTES.txt": "",
    "chart/templates/x.yaml": `a: |\n${large.replace("{{ repeat", "  {{ repeat")}`,
  }).folder;
  const child = start(cwd, "template", "r", "chart");
  let stderr = "";
  child.stderr?.setEncoding("utf8").on("data", (text) => {
    stderr += text;
  });
  const ended = waitFor(child, "close", "it did not end");
  child.stdout?.once("data", () => child.stdout?.destroy());
  expect(await ended).toEqual([0, null]);
  expect(stderr).toBe("");
});
