import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, inject } from "vitest";
import { test } from "../namespace-fixture.ts";
import { deployment, writeSmallChart } from "../testing/small-chart.ts";
import { useHelm } from "./helm.ts";
import { overScale } from "./over-scale.ts";

const folder = mkdtempSync(join(tmpdir(), "chartwright-scaled-"));
const helm = useHelm("helm 4", inject("tools"), inject("cluster").kubeconfig);
afterAll(() => {
  helm.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a release whose replicas an autoscaler has taken over needs force", async ({ api, namespace }) => {
  const template = deployment().replace("spec:\n", "spec:\n  replicas: {{ .Values.replicas }}\n");
  const chart = join(writeSmallChart(folder, { templates: { "deployment.yaml": template } }), "chart");
  const apply = (command: string, replicas: number, ...more: string[]) =>
    helm.run(command, "one", chart, "--namespace", namespace, "--set", `replicas=${replicas}`, ...more);
  await apply("install", 1);
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments/one`;
  const patch = { spec: { replicas: 3 } };
  const scale = `${path}/scale?fieldManager=kube-controller-manager`;
  expect(await api.request("PATCH", scale, patch, "application/merge-patch+json")).toMatchObject({
    status: 200,
  });

  const notes: string[] = [];
  await overScale(
    "upgrade",
    (text) => notes.push(text),
    (...more) => apply("upgrade", 2, ...more),
  );
  expect(notes).toEqual([expect.stringContaining("--force-conflicts")]);
  expect(await api.get(path)).toMatchObject({ spec: { replicas: 2 } });

  const otherwise = () => Promise.reject(new Error("no such chart"));
  await expect(overScale("upgrade", (text) => notes.push(text), otherwise)).rejects.toThrow("no such chart");
});
