import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject } from "vitest";
import { helmModes, useHelm } from "./charts/helm.ts";
import { test } from "./namespace-fixture.ts";
import { type Registry, startRegistry } from "./registry.ts";
import { writeSmallChart } from "./testing/small-chart.ts";

const folder = mkdtempSync(join(tmpdir(), "chartwright-oci-"));
const chart = join(writeSmallChart(folder, {}), "chart");
let registry: Registry;

beforeAll(async () => {
  registry = await startRegistry(inject("clusterTools"));
});
afterAll(async () => {
  await registry.stop();
  await expect(fetch(`http://${registry.host}/v2/`)).rejects.toThrow();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(helmModes)("with %s", (mode) => {
  const helm = useHelm(mode, inject("tools"), inject("cluster").kubeconfig);
  afterAll(() => helm.close());

  test("a chart is pushed, pulled and installed from it", async ({ api, namespace }) => {
    const version = `1.0.${helmModes.indexOf(mode)}`;
    await helm.run("package", chart, "--version", version, "--destination", folder);
    const archive = join(folder, `small-${version}.tgz`);
    const pushed = await helm.run("push", archive, `oci://${registry.host}/charts`, "--plain-http");
    expect(pushed).toMatch(/Digest: sha256:[0-9a-f]{64}/);

    const reference = `oci://${registry.host}/charts/small`;
    const from = ["--version", version, "--plain-http"];
    const pulled = mkdtempSync(join(folder, "pulled-"));
    await helm.run("pull", reference, ...from, "--destination", pulled);
    expect(readFileSync(join(pulled, `small-${version}.tgz`))).toEqual(readFileSync(archive));

    await helm.run("install", "one", reference, ...from, "--namespace", namespace, "--wait");
    const { metadata } = await api.get<{ metadata: { labels: object } }>(
      `/apis/apps/v1/namespaces/${namespace}/deployments/one`,
    );
    expect(metadata.labels).toMatchObject({ "app.kubernetes.io/managed-by": "Helm" });
  });
});
