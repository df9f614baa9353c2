import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { stringify } from "yaml";
import { fetchLastVersion } from "./last-version.ts";

const repository = mkdtempSync(join(tmpdir(), "chartwright-last-"));
afterAll(() => rmSync(repository, { recursive: true, force: true }));

const source = { name: "web", folder: "charts/web/chart" };
const entry = (version: string, content = version) => {
  writeFileSync(join(repository, `web-${version}.tgz`), content);
  const digest = createHash("sha256").update(version).digest("hex");
  return { version, digest, urls: [`web-${version}.tgz`] };
};
const publish = (entries: unknown) =>
  writeFileSync(join(repository, "index.yaml"), stringify({ apiVersion: "v1", entries }));

test("the newest version that is no pre-release is the last", async () => {
  publish({ web: [entry("1.9.0"), entry("2.0.0-rc.1"), entry("1.10.0")] });
  const last = await fetchLastVersion(repository, source, repository);
  expect(last).toMatchObject({ version: "1.10.0", next: source.folder });
  expect(readFileSync(last?.archive ?? "", "utf8")).toBe("1.10.0");
});

test("a chart that was never published has none", async () => {
  publish({});
  expect(await fetchLastVersion(repository, source, repository)).toBeUndefined();
});

test("an archive that is not what the index says is refused", async () => {
  publish({ web: [entry("1.0.0", "changed")] });
  await expect(fetchLastVersion(repository, source, repository)).rejects.toThrow(/not what its index says/);
});
