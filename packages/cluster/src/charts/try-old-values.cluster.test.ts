import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, inject, test } from "vitest";
import { connect } from "../api-client.ts";
import { deployment, writeSmallChart } from "../testing/small-chart.ts";
import { useHelm } from "./helm.ts";
import { oldCases } from "./old-cases.ts";
import { planTrials } from "./plan-trials.ts";
import { readChartUnderTrial } from "./read-chart.ts";
import type { Outcome } from "./trial.ts";

const { kubeconfig } = inject("cluster");
const folder = mkdtempSync(join(tmpdir(), "chartwright-old-"));
const helm = useHelm("helm 4", inject("tools"), kubeconfig);
afterAll(() => {
  helm.close();
  rmSync(folder, { recursive: true, force: true });
});

const schema = (...keys: readonly string[]) =>
  JSON.stringify({
    additionalProperties: false,
    properties: Object.fromEntries([...keys, "global"].map((key) => [key, {}])),
  });
const readme = "## Examples\n\n### scaled\n\n```yaml\nreplicas: 2\n```\n";

/** Tries the values of a version that took `replicas` on one that takes the keys. */
async function upgradeTo(keys: readonly string[], install: unknown = {}): Promise<Outcome> {
  const scaled = (key: string) =>
    deployment().replace("spec:\n", `spec:\n  replicas: {{ .Values.${key} | default 1 }}\n`);
  const at = (version: string) => mkdtempSync(join(folder, version));
  const old = writeSmallChart(at("old"), {
    templates: { "deployment.yaml": scaled("replicas") },
    files: { "README.md": readme, "values.schema.json": schema("replicas") },
  });
  const now = writeSmallChart(at("now"), {
    templates: { "deployment.yaml": scaled(String(keys[0])) },
    files: { "values.schema.json": schema(...keys) },
    install,
  });
  await helm.run("package", join(old, "chart"), "--version", "0.9.0", "--destination", old);
  const archive = join(old, "small-0.9.0.tgz");
  const next = join(now, "chart");
  const last = { version: "0.9.0", archive, next, cases: await oldCases(helm, archive, old) };
  const chart = { ...readChartUnderTrial(now), last };
  const trial = planTrials(chart).find(({ row }) => row === "small (old values)");
  if (trial === undefined) throw new Error("There must be a row for the old values.");
  return trial.run({ chart, helm, api: connect(kubeconfig), kubeconfig, seconds: 30 });
}

test.concurrent("a version that takes what the last one took is green", async () => {
  const { failure, notes } = await upgradeTo(["replicas"]);
  expect({ failure, notes }).toEqual({ failure: undefined, notes: [] });
});

test.concurrent("one that has renamed a value is red", async () => {
  const { failure } = await upgradeTo(["replicaCount"]);
  expect(failure).toMatchObject({
    step: "upgrade from 0.9.0 scaled",
    message: expect.stringMatching(/'replicas' not allowed/),
  });
});

test.concurrent("one that says why is green", async () => {
  const refusesUpgrade = [{ from: "0.9.0 scaled", to: "now", reason: "replicas is replicaCount now." }];
  const { failure, notes } = await upgradeTo(["replicaCount"], { refusesUpgrade });
  expect({ failure, notes }).toEqual({
    failure: undefined,
    notes: ["no upgrade from 0.9.0 scaled: replicas is replicaCount now."],
  });
});
