import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, inject, test } from "vitest";
import { sampleArchive, sampleChart } from "../../test/charts.ts";
import { helm, majors } from "../../test/helm.ts";
import { readArchive } from "../../test/read-archive.ts";
import { temporaryFolder } from "../../test/temporary-folder.ts";
import type { ChartFile, ChartSource } from "./chart.ts";
import { packageChart } from "./package-chart.ts";

test("a chart of one file, as in the documentation", async () => {
  const { archive, diagnostics } = await packageChart({
    name: "web",
    version: "1.2.0",
    files: [{ path: "Chart.yaml", content: "apiVersion: v2\nname: web\nversion: 1.2.0\n" }],
  });
  expect(diagnostics).toEqual([]);
  expect(archive?.file).toBe("web-1.2.0.tgz");
});

// A digest that changes would publish every chart of every user anew. If it must, that is a breaking change.
test("the digest is this one on every machine", async () => {
  const { digest } = await sampleArchive();
  expect(digest).toBe("890a7db7c0fdc4a48f7c69c11ccfbdf1823a6727408e57101e679e1bd4d0caa7");
});

test("the order of the files and the form of their content change nothing", async () => {
  const chart = sampleChart();
  const { digest } = await sampleArchive();
  const property = fc.asyncProperty(
    fc.shuffledSubarray([...chart.files], { minLength: chart.files.length }),
    fc.func(fc.boolean()),
    async (files, asBytes) => {
      const inSomeForm = files.map(({ path, content }) => ({
        path,
        content: asBytes(path) ? Buffer.from(content) : content,
      }));
      const { archive } = await packageChart({ ...chart, files: inSomeForm });
      expect(archive?.digest).toBe(digest);
    },
  );
  await fc.assert(property, inject("effort").properties["publisher/digest"]);
});

test("the entries hold nothing of this machine", async () => {
  const { content } = await sampleArchive();
  const entries = await readArchive(content);
  expect(entries.map(({ header }) => header.name)).toEqual([
    "web/Chart.yaml",
    "web/templates/config-map.yaml",
    "web/values.yaml",
  ]);
  for (const { header } of entries) {
    expect(header).toMatchObject({ mode: 0o644, uid: 0, gid: 0, uname: "", gname: "", type: "file" });
    expect(header.mtime).toEqual(new Date("2000-01-01T00:00:00Z"));
  }
});

const chartYaml = { path: "Chart.yaml", content: "apiVersion: v2\nname: web\nversion: 1.0.0\n" };

test.each<[string, Partial<ChartSource> & { readonly extra?: readonly ChartFile[] }, string, RegExp]>([
  ["climbs", { extra: [{ path: "../a", content: "" }] }, "CW4001", /"..\/a" is not plain/],
  ["climbs within", { extra: [{ path: "a/../../b", content: "" }] }, "CW4001", /is not plain/],
  ["is absolute", { extra: [{ path: "/etc/a", content: "" }] }, "CW4001", /is absolute/],
  ["names a drive", { extra: [{ path: "c:/a", content: "" }] }, "CW4001", /is absolute/],
  ["has backslashes", { extra: [{ path: "a\\b", content: "" }] }, "CW4001", /backslash/],
  ["has a newline", { extra: [{ path: "a\nb", content: "" }] }, "CW4001", /control character/],
  ["begins with dots", { extra: [{ path: "..a", content: "" }] }, "CW4001", /begins with/],
  ["stands twice", { extra: [chartYaml] }, "CW4001", /stands twice/],
  ["has no Chart.yaml", { files: [] }, "CW4002", /has no Chart.yaml/],
  ["ignores Chart.yaml", { extra: [{ path: ".helmignore", content: "*.yaml" }] }, "CW4002", /leaves out/],
  ["has broken YAML", { files: [{ path: "Chart.yaml", content: "name: [" }] }, "CW4002", /./],
  ["has a list", { files: [{ path: "Chart.yaml", content: "- a" }] }, "CW4002", /It is not a mapping/],
  [
    "has a field of another type",
    { files: [{ path: "Chart.yaml", content: `${chartYaml.content}maintainers: [{ name: [] }]\n` }] },
    "CW4002",
    /^maintainers\[0\]\.name is not text/,
  ],
  ["has another name", { name: "api" }, "CW4003", /the name "web", but "api"/],
  ["has another version", { version: "1.0.1" }, "CW4003", /the version "1.0.0", but "1.0.1"/],
  ["has a name that climbs", { name: "../web" }, "CW4003", /is no name of a chart/],
  ["has a loose version", { version: "v1.0.0" }, "CW4003", /not a semantic version/],
  ["has half a version", { version: "1.0" }, "CW4003", /not a semantic version/],
  [
    "has a large file",
    { extra: [{ path: "a", content: new Uint8Array(5 * 2 ** 20 + 1) }] },
    "CW4004",
    /^a has 5/,
  ],
  ["ignores with two stars", { extra: [{ path: ".helmignore", content: "**" }] }, "CW4005", /does not know/],
])("refuses a chart that %s", async (_, { extra = [], ...part }, code, message) => {
  const chart = { name: "web", version: "1.0.0", files: [chartYaml, ...extra], ...part };
  const { archive, diagnostics } = await packageChart(chart);
  expect(archive).toBeUndefined();
  expect(diagnostics).toContainEqual(
    expect.objectContaining({ code, message: expect.stringMatching(message) }),
  );
});

test("refuses 100 MiB, and not what is ignored of them", async () => {
  const extra = Array.from({ length: 20 }, (_, index) => ({
    path: `big/${index}`,
    content: new Uint8Array(5 * 2 ** 20),
  }));
  const files = [chartYaml, ...extra];
  const refused = await packageChart({ name: "web", version: "1.0.0", files });
  expect(refused.diagnostics).toMatchObject([{ code: "CW4004", message: /100\.0 MiB/ }]);
  const ignored = [...files, { path: ".helmignore", content: "big/" }];
  const taken = await packageChart({ name: "web", version: "1.0.0", files: ignored });
  expect(taken.diagnostics).toEqual([]);
});

test("warns of build metadata", async () => {
  const { archive, diagnostics } = await packageChart(sampleChart("web", "1.0.0+a1"));
  expect(archive?.file).toBe("web-1.0.0+a1.tgz");
  expect(diagnostics).toMatchObject([{ code: "CW4006", fix: "Publish it as 1.0.0." }]);
});

describe.each(majors)("%s", (major) => {
  test("takes the archive", async () => {
    const home = await temporaryFolder();
    const { content } = await sampleArchive();
    const file = join(home, "web.tgz");
    await writeFile(file, content);
    expect(await helm(major, home, "show", "chart", file)).toContain('appVersion: "1.10"');
    expect(await helm(major, home, "lint", "--strict", file)).toContain("0 chart(s) failed");
    expect(await helm(major, home, "template", "x", file)).toContain("name: x-web");
  });

  test("takes long paths, and names in any script", async () => {
    const home = await temporaryFolder();
    const chart = sampleChart();
    const template = (name: string) => ({
      path: `templates/${name}.yaml`,
      content: `# ${name}\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\n`,
    });
    const long = [
      "l".repeat(150),
      `${"l".repeat(99)}/${"l".repeat(99)}`,
      `${"d/".repeat(150)}l`,
      "größe/日本",
      `größe/${"ö".repeat(60)}`,
    ];
    const { archive } = await packageChart({ ...chart, files: [...chart.files, ...long.map(template)] });
    const file = join(home, "web.tgz");
    await writeFile(file, archive?.content ?? "");
    const rendered = await helm(major, home, "template", "x", file);
    for (const name of long) expect(rendered).toContain(`# Source: web/templates/${name}.yaml`);
  });
});
