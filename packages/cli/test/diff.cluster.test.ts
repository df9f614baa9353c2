import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Registry, startRegistry } from "@chartwright/cluster";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { run, serve } from "./support/cluster.ts";

const cli = fileURLToPath(new URL("../src/bin.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "chartwright-diff-"));
const { helm3, helm4 } = inject("tools");
let registry: Registry;
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  registry = await startRegistry(inject("clusterTools"));
  for (const [version, key] of [
    ["1.0.0", "a"],
    ["1.1.0", "b"],
  ]) {
    const chart = join(folder, `web-${version}`);
    mkdirSync(join(chart, "templates"), { recursive: true });
    writeFileSync(join(chart, "Chart.yaml"), `apiVersion: v2\nname: web\nversion: ${version}\n`);
    writeFileSync(join(chart, "values.yaml"), `${key}: 1\n`);
    const map = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { a: "{{ .Values.${key} }}" }\n`;
    writeFileSync(join(chart, "templates/map.yaml"), map);
    await run(helm4, ["package", chart, "--destination", join(folder, "site")]);
    const archive = join(folder, `site/web-${version}.tgz`);
    await run(helm4, ["push", archive, `oci://${registry.host}/charts`, "--plain-http"]);
  }
  await run(helm4, ["repo", "index", join(folder, "site")]);
  server = await serve(join(folder, "site"));
});
afterAll(async () => {
  server.close();
  await registry.stop();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ["Helm 3", [helm3, helm4]],
  ["Helm 4", [helm4, helm3]],
])("versions at a URL and in a registry are fetched by %s", async (_, helms) => {
  const env = { CHARTWRIGHT_HELM: helms.join(delimiter) };
  const oci = `oci://${registry.host}/charts/web`;
  for (const [old, made] of [
    [`${server.url}/web@1.0.0`, `${server.url}/web`],
    [`${oci}@1.0.0`, `${oci}@1.1.0`],
  ] as const) {
    const { code, stdout } = await run(process.execPath, [cli, "diff", old, made, "--plain-http"], { env });
    expect(stdout).toContain("web 1.0.0 → 1.1.0");
    expect(stdout).toContain("`a` is no longer a value");
    expect(code).toBe(1);
  }
});
