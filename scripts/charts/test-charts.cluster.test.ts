import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, inject, onTestFinished, test } from "vitest";
import { listClusters, useHelm, waitUntil } from "../../packages/cluster/src/index.ts";
import { runsIn } from "../../packages/cluster/src/processes.ts";
import { deployment, writeSmallChart } from "../../packages/cluster/src/testing/small-chart.ts";
import { newestMinor } from "../tools/catalogue.ts";

const script = fileURLToPath(new URL("../test-charts.ts", import.meta.url));

/** A repository with version 0.9.0 of each chart. */
async function publish(charts: string, names: readonly string[]): Promise<string> {
  const repository = join(charts, "repository");
  const helm = useHelm("helm 4", inject("tools"), "");
  for (const name of names) {
    await helm.run("package", join(charts, name, "chart"), "--version", "0.9.0", "--destination", repository);
  }
  await helm.run("repo", "index", repository);
  helm.close();
  return repository;
}

test("a chart that is broken makes the command red, and its table says which", {
  timeout: 180_000,
}, async () => {
  const charts = mkdtempSync(join(tmpdir(), "chartwright-charts-"));
  onTestFinished(() => rmSync(charts, { recursive: true, force: true }));
  writeSmallChart(charts, {}, "right");
  const selector = 'release: {{ .Release.Name }}, chart: "{{ .Chart.Version }}"';
  writeSmallChart(charts, { templates: { "deployment.yaml": deployment({ selector }) } }, "broken");
  const from = await publish(charts, ["right", "broken"]);
  const args = ["--charts", charts, "--from", from, "--helm", "3", "--kubernetes", newestMinor];
  const env = { ...process.env, CHARTWRIGHT_KUBECONFIG: inject("cluster").kubeconfig };
  const { status, stdout } = spawnSync(process.execPath, [script, ...args], { encoding: "utf8", env });
  expect(stdout).toMatch(
    /^\[\d\/6\] FAILED broken default, helm 3, 1\.37 \([\d.]+ s\): upgrade from 0\.9\.0$/m,
  );
  expect(stdout).toContain("field is immutable");
  const table = [
    "chart × case +helm 3, 1.37",
    "broken default +FAILED N s",
    "broken \\(subchart\\) +ok N s",
    "broken \\(old values\\) +FAILED N s",
    "right default +ok N s",
    "right \\(subchart\\) +ok N s",
    "right \\(old values\\) +ok N s",
    "",
    "4 ok, 2 failed, \\d+ s\n",
  ];
  const printed = stdout.slice(stdout.indexOf("chart × case")).replaceAll(/\d+\.\d s/g, "N s");
  expect(printed).toMatch(new RegExp(table.join("\n")));
  expect(status).toBe(1);
});

test.each([
  [["--chart", "nosuch"], 1, /There is no chart nosuch.\n {2}fix: Name one of: .*web-service/],
  [["--helm", "2"], 2, /Helm 2 is not tried here/],
])("%j is refused at once", (args, code, message) => {
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });
  expect(stderr).toMatch(message);
  expect(status).toBe(code);
});

test("a program that nobody can make is refused with those that can be", () => {
  const charts = mkdtempSync(join(tmpdir(), "chartwright-charts-"));
  onTestFinished(() => rmSync(charts, { recursive: true, force: true }));
  writeSmallChart(charts, {
    install: { configuration: [{ container: "web", program: "nosuch", args: [] }] },
  });
  const { status, stderr } = spawnSync(process.execPath, [script, "--charts", charts], { encoding: "utf8" });
  expect(stderr).toMatch(/There is no program nosuch.\n {2}fix: Name one of: .*promtool.*nginx/);
  expect(status).toBe(1);
});

test("a run that is killed leaves no cluster behind", { timeout: 180_000 }, async () => {
  const charts = mkdtempSync(join(tmpdir(), "chartwright-charts-"));
  onTestFinished(() => rmSync(charts, { recursive: true, force: true }));
  writeSmallChart(charts, {});
  const args = ["--charts", charts, "--helm", "4", "--kubernetes", newestMinor];
  // A cluster of its own, also where the tests use one that is kept.
  const env = { ...process.env, CHARTWRIGHT_KUBECONFIG: "" };
  const run = spawn(process.execPath, [script, ...args], { stdio: "ignore", env });
  onTestFinished(() => void run.kill("SIGKILL"));
  const ofRun = () => listClusters().find(({ owner }) => owner === run.pid);
  const { folder, programs } = await waitUntil(
    async () => {
      const state = ofRun();
      return state !== undefined && state.programs.length === 5 && state;
    },
    { what: "every program of the cluster to be started", seconds: 120 },
  );
  run.kill("SIGKILL");
  await waitUntil(async () => !existsSync(folder), { what: "the cluster's folder to go" });
  expect(programs.filter(({ pid }) => runsIn(folder, pid))).toEqual([]);
});
