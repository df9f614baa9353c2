import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, inject, test } from "vitest";
import { stringify } from "yaml";
import { writeSmallChart } from "../testing/small-chart.ts";
import { useHelm } from "./helm.ts";
import { fetchLastVersion } from "./last-version.ts";

const repository = mkdtempSync(join(tmpdir(), "chartwright-last-"));
const helm = useHelm("helm 4", inject("tools"), "");
afterAll(() => {
  helm.close();
  rmSync(repository, { recursive: true, force: true });
});

const readme = "# small\n\n## Examples\n\n### ha\n\n```yaml\nreplicas: 3\n```\n";
const chart = writeSmallChart(repository, { files: { "README.md": readme } });
const source = { name: "small", folder: join(chart, "chart") };
const entry = async (version: string) => {
  await helm.run("package", source.folder, "--version", version, "--destination", repository);
  const archive = `small-${version}.tgz`;
  const digest = createHash("sha256")
    .update(readFileSync(join(repository, archive)))
    .digest("hex");
  return { version, digest, urls: [archive] };
};
const last = () => fetchLastVersion(helm, repository, source, repository);
const publish = (entries: unknown) =>
  writeFileSync(join(repository, "index.yaml"), stringify({ apiVersion: "v1", entries }));

test("the newest version that is no pre-release is the last, with the ways in which it is used", async () => {
  publish({ small: [await entry("1.9.0"), await entry("2.0.0-rc.1"), await entry("1.10.0")] });
  const found = await last();
  expect(found).toMatchObject({ version: "1.10.0", next: source.folder });
  expect(await helm.run("show", "chart", String(found?.archive))).toContain("version: 1.10.0");
  const cases = found?.cases.map(({ name, values }) => [name, readFileSync(values, "utf8")]);
  expect(cases).toEqual([
    ["default", "{}\n"],
    ["ha", "replicas: 3\n"],
  ]);
});

test("a chart that was never published has none", async () => {
  publish({});
  expect(await last()).toBeUndefined();
});

test("an archive that is not what the index says is refused", async () => {
  const changed = await entry("3.0.0");
  writeFileSync(join(repository, "small-3.0.0.tgz"), "changed");
  publish({ small: [changed] });
  await expect(last()).rejects.toThrow(/not what its index says/);
});
