import { expect, test } from "vitest";
import { toolNames, tools } from "./catalogue.ts";
import { fillIn } from "./release/fill-in.ts";

const released = toolNames
  .map((name) => tools[name])
  .flatMap((tool) => (tool.release === undefined ? [] : [{ ...tool, release: tool.release }]));

test.for(released)("the release of $name is complete", ({ programs, version, release }) => {
  expect(release.files.map(({ program }) => program)).toEqual(programs.map(({ file }) => file));
  for (const machine of release.platforms) {
    for (const file of release.files) {
      const { url, member, checksum } = fillIn(file, version, release.words, machine);
      for (const text of [url, member, checksum.form === "pinned" ? undefined : checksum.url]) {
        if (text !== undefined) expect(text).not.toMatch(/[{}]|undefined|\/\/.*\/\//);
      }
      expect(new URL(url).protocol).toBe("https:");
    }
  }
});

test("a release's URLs name the version and the machine in its publisher's words", () => {
  const [file] = tools["helm-docs"].release?.files ?? [];
  if (file === undefined) throw new Error("helm-docs has a release");
  expect(fillIn(file, "v1.14.2", tools["helm-docs"].release?.words, "linux-amd64").url).toBe(
    "https://github.com/norwoodj/helm-docs/releases/download/v1.14.2/helm-docs_1.14.2_Linux_x86_64.tar.gz",
  );
});
