import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sampleChart } from "../../test/charts.ts";
import { helm, majors } from "../../test/helm.ts";
import { serveFolder } from "../../test/serve-folder.ts";
import { temporaryFolder } from "../../test/temporary-folder.ts";
import { publishTo } from "./publish.ts";

const now = "2026-01-02T03:04:05Z";

describe.each(majors)("%s", (major) => {
  test.each(["plain file names", "URLs"])("uses the repository with %s", async (locations) => {
    const folder = await temporaryFolder();
    const home = await temporaryFolder();
    const served = await serveFolder(folder);
    const url = locations === "URLs" ? served : undefined;
    const versions = ["1.9.0", "1.10.0", "2.0.0-rc.1", "1.10.0+build"];
    await publishTo(folder, [sampleChart("api")], { now, url });
    const charts = versions.map((version) => sampleChart("web", version));
    await publishTo(folder, charts, { now, url });

    await helm(major, home, "repo", "add", "ours", served);
    const found = await helm(major, home, "search", "repo", "ours/", "--versions", "--devel", "-o", "json");
    const listed: { name: string; version: string }[] = JSON.parse(found);
    // Sorted, because Helm leaves open which of two versions comes first that differ in build metadata alone.
    expect(listed.map(({ name, version }) => `${name} ${version}`).toSorted()).toEqual([
      "ours/api 1.0.0",
      "ours/web 1.10.0",
      "ours/web 1.10.0+build",
      "ours/web 1.9.0",
      "ours/web 2.0.0-rc.1",
    ]);

    for (const version of versions) {
      await helm(major, home, "pull", "ours/web", "--version", version, "-d", home);
      const file = `web-${version}.tgz`;
      expect(await readFile(join(home, file))).toEqual(await readFile(join(folder, file)));
    }
    expect(await helm(major, home, "template", "x", "ours/web")).toContain("name: x-web");
  });

  test("takes the index, whatever Chart.yaml has besides what Helm knows", async () => {
    const folder = await temporaryFolder();
    const home = await temporaryFolder();
    const chart = sampleChart();
    const extra = "ourOwnField: [1]\nkeywords: [1.10, on]\nannotations: { weight: 0644, note: }\n";
    const files = chart.files.map(({ path, content }) => ({
      path,
      content: path === "Chart.yaml" ? content + extra : content,
    }));
    await publishTo(folder, [{ ...chart, files }], { now });
    await helm(major, home, "repo", "add", "ours", await serveFolder(folder));
    expect(await helm(major, home, "show", "chart", "ours/web")).toContain('appVersion: "1.10"');
  });
});
