import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, inject, test } from "vitest";
import { helm, majors } from "../../test/helm.ts";
import { readArchive } from "../../test/read-archive.ts";
import { temporaryFolder } from "../../test/temporary-folder.ts";
import { readHelmignore } from "./helmignore.ts";
import { packageChart } from "./package-chart.ts";

test.each(["foo/**/bar", "[z-"])("refuses %j, naming the line", (pattern) => {
  const { diagnostics } = readHelmignore(`# first\n${pattern}\n`);
  expect(diagnostics).toMatchObject([{ code: "CW4005", place: { file: ".helmignore", line: 2 } }]);
});

const paths = [
  "README.md",
  "a.txt",
  "ab.txt",
  "é.txt",
  ".dotfile",
  "docs/a.txt",
  "docs/b.md",
  "docs/deep/a.txt",
  "templates/.hidden.yaml",
  "templates/_helpers.tpl",
  "templates/deep/.hidden.yaml",
  "templates/web.yaml",
];
const chart = { name: "web", version: "1.0.0" };
const chartYaml = "apiVersion: v2\nname: web\nversion: 1.0.0\n";
const part = fc.constantFrom(
  ..."a b . * ? / ! [a-c] [^a] [!a] \\ [ - é txt md docs deep templates ** # Chart.yaml".split(" "),
);
const line = fc.oneof(
  fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join("")),
  fc.constantFrom(...paths, "docs/", "/docs/", "deep/", "*/deep", "*.txt", "!*.txt", "!*", "docs/*"),
);
const helmignore = fc.array(line, { maxLength: 4 }).map((lines) => lines.join("\n"));

describe.each(majors)("%s package", (major) => {
  test("takes the same files", { timeout: 120_000 }, async () => {
    const home = await temporaryFolder();
    const folder = join(home, "web");
    const all = [
      ...paths.map((path) => ({ path, content: "# text\n" })),
      { path: "Chart.yaml", content: chartYaml },
    ];
    for (const { path, content } of all) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    const property = fc.asyncProperty(helmignore, async (text) => {
      await writeFile(join(folder, ".helmignore"), text);
      await rm(join(home, "web-1.0.0.tgz"), { force: true });
      const files = [...all, { path: ".helmignore", content: text }];
      const { archive } = await packageChart({ ...chart, files });
      const ours = archive && (await namesIn(archive.content));
      const theirs = await helm(major, home, "package", folder, "-d", home).then(
        async () => await namesIn(await readFile(join(home, "web-1.0.0.tgz"))),
        () => undefined,
      );
      expect(ours).toEqual(theirs);
    });
    await fc.assert(property, inject("effort").properties["publisher/helmignore"]);
  });
});

async function namesIn(content: Uint8Array): Promise<string[]> {
  return (await readArchive(content)).map(({ header }) => header.name).toSorted();
}
