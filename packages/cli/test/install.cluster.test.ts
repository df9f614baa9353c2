import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { helmModes, readChartUnderTrial, useHelm } from "@chartwright/cluster";
import { test } from "@chartwright/cluster/vitest";
import { afterAll, beforeAll, describe, expect, inject } from "vitest";
import { run, serve } from "./support/cluster.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const bin = fileURLToPath(new URL("../src/bin.ts", import.meta.url));
const charts = readdirSync(join(root, "charts"));
const site = mkdtempSync(join(tmpdir(), "chartwright-repository-"));
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  const published = await run(process.execPath, [bin, "publish", "--to", site], { cwd: root });
  expect(published.output).toContain("web-service");
  server = await serve(site);
});
afterAll(() => {
  server.close();
  rmSync(site, { recursive: true, force: true });
});

// What else is done with every chart stands in scripts/charts.
describe.each(helmModes)("from the published repository, with %s", (mode) => {
  const helm = useHelm(mode, inject("tools"), inject("cluster").kubeconfig);
  beforeAll(() => helm.run("repo", "add", "ours", server.url));
  afterAll(() => helm.close());

  test.for(charts)(
    "%s installs, and a typo in a value is refused by its name",
    async (chart, { api, namespace }) => {
      const { podSecurity, single } = readChartUnderTrial(join(root, "charts", chart)).expectations;
      if (podSecurity !== undefined) {
        const labels = { "pod-security.kubernetes.io/enforce": podSecurity.level };
        const path = `/api/v1/namespaces/${namespace}`;
        await api.request("PATCH", path, { metadata: { labels } }, "application/merge-patch+json");
      }
      // Another test may have a release of a chart that stands in a cluster once.
      const beside = (single?.unless ?? []).flatMap((value) => ["--set", value]);
      const install = (release: string, ...more: string[]) =>
        helm.run("install", release, `ours/${chart}`, "--namespace", namespace, "--wait", ...beside, ...more);
      expect(await install("one")).toContain("STATUS: deployed");
      await expect(install("two", "--set", "replicaCuont=3")).rejects.toThrow(/replicaCuont/);
      await expect(install("two", "--set", "image.tga=1")).rejects.toThrow(/image.*tga/s);
    },
  );
});
