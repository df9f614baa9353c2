import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { helmModes, useHelm } from "@chartwright/cluster";
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

// Every chart and case is installed from the archives that publishing makes: scripts/charts.
describe.each(helmModes)("from the published repository, with %s", (mode) => {
  const helm = useHelm(mode, inject("tools"), inject("cluster").kubeconfig);
  beforeAll(() => helm.run("repo", "add", "ours", server.url));
  afterAll(() => helm.close());

  test("a chart installs", async ({ namespace }) => {
    const install = ["install", "one", "ours/web-service", "--namespace", namespace, "--wait"] as const;
    expect(await helm.run(...install)).toContain("STATUS: deployed");
  });

  const refused = charts.map((chart, index) => ({ chart, mode: helmModes[index % helmModes.length] }));
  test.for(refused.filter((each) => each.mode === mode))(
    "a typo in a value of $chart is refused by its name",
    async ({ chart }) => {
      const render = (value: string) => helm.run("template", "two", `ours/${chart}`, "--set", value);
      await expect(render("replicaCuont=3")).rejects.toThrow(/replicaCuont/);
      await expect(render("image.tga=1")).rejects.toThrow(/image.*tga/s);
    },
  );
});
