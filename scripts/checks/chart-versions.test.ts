import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { changesetBump, checkChartVersions } from "./chart-versions.ts";

const map = (key: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { a: "{{ .Values.${key} }}" }\n`;

function repository() {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-versions-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const run = (file: string, ...args: readonly string[]) => {
    const ended = spawnSync(file, args, { cwd: folder, encoding: "utf8" });
    expect(ended.stderr + ended.status).toMatch(/0$/);
  };
  const git = (...args: readonly string[]) =>
    run("git", "-c", "user.name=a", "-c", "user.email=a@example.com", ...args);
  const chart = (version: string, key: string) => {
    write("charts/web/package.json", JSON.stringify({ version }));
    write("charts/web/chart.ts", "");
    write("charts/web/chart/Chart.yaml", `apiVersion: v2\nname: web\nversion: ${version}\n`);
    write("charts/web/chart/values.yaml", `${key}: 1\n`);
    write("charts/web/chart/templates/map.yaml", map(key));
  };
  write(".changeset/README.md", "About them.\n");
  chart("1.0.0", "a");
  git("init", "--quiet", "--initial-branch", "main");
  git("add", ".");
  git("commit", "--quiet", "--message", "first");
  /** As the release workflow does: a branch that holds the archives and their index. */
  const publish = () => {
    git("checkout", "--quiet", "--orphan", "charts");
    run(inject("tools").helm4, "package", "charts/web/chart");
    run(inject("tools").helm4, "repo", "index", ".");
    git("add", "--force", "index.yaml", "web-1.0.0.tgz");
    git("commit", "--quiet", "--message", "published");
    git("checkout", "--quiet", "--force", "main");
  };
  return { folder, write, chart, publish };
}

test("where nothing has been published, it says so and passes", () => {
  const { folder } = repository();
  const { problems, notes } = checkChartVersions(folder);
  expect(problems).toEqual([]);
  expect(notes).toEqual([expect.stringContaining("nothing has been published yet")]);
});

test("a change is held against the last published version, the changesets and the version", () => {
  const { folder, write, chart, publish } = repository();
  publish();
  expect(checkChartVersions(folder)).toEqual({ problems: [], notes: [] });
  chart("1.0.0", "b");
  expect(checkChartVersions(folder).problems).toEqual([
    expect.stringContaining("What is declared is no bump, but what changed since 1.0.0 is a major"),
  ]);
  write(".changeset/one.md", `---\n"@chartwright-charts/web": minor\n---\n\nWords.\n`);
  expect(checkChartVersions(folder).problems).toEqual([
    expect.stringContaining("What is declared is a minor"),
  ]);
  write(".changeset/two.md", `---\n"@chartwright-charts/web": major\n"chartwright": patch\n---\n\nWords.\n`);
  expect(checkChartVersions(folder).problems).toEqual([]);
  expect(changesetBump(folder, "chartwright")).toBe("patch");
});

test("once a version took the changesets in, it speaks for itself; a chart that is new has nothing to be held against", () => {
  const { folder, write, chart, publish } = repository();
  publish();
  chart("2.0.0", "b");
  write("charts/fresh/package.json", JSON.stringify({ version: "0.0.0" }));
  expect(checkChartVersions(folder)).toEqual({
    problems: [],
    notes: ["fresh: nothing of it has been published yet"],
  });
});
