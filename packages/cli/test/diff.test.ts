import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { type Project, project } from "./support/project.ts";

const map = (key: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: "{{ .Release.Name }}" }\ndata:\n  said: {{ .Values.${key} }}\n`;

const chart = (folder: string, version: string, key: string) => ({
  [`${folder}/Chart.yaml`]: `apiVersion: v2\nname: web\nversion: ${version}\n`,
  [`${folder}/values.yaml`]: `${key}: hello\n`,
  [`${folder}/templates/map.yaml`]: map(key),
  [`${folder}/ci/loud-values.yaml`]: `${key}: HELLO\n`,
});

function helm(made: Project, ...args: readonly string[]): void {
  const ended = spawnSync(inject("tools").helm4, args, { cwd: made.folder, encoding: "utf8" });
  expect(ended.stderr + ended.status).toMatch(/0$/);
}

function git(made: Project, ...args: readonly string[]): void {
  const who = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main"];
  const ended = spawnSync("git", [...who, ...args], { cwd: made.folder, encoding: "utf8" });
  expect(ended.stderr + ended.status).toMatch(/0$/);
}

test("two folders: what changed, for a person, and the version that it needs", () => {
  const made = project({ ...chart("old", "1.0.0", "greeting"), ...chart("new", "1.1.0", "words") });
  const { code, stdout, stderr } = made.chartwright("diff", "old", "new");
  expect(stdout).toContain("web 1.0.0 → 1.1.0");
  expect(stdout).toContain("`greeting` is no longer a value: no template reads it.");
  expect(stdout).toContain("smallest honest bump: major, declared: minor");
  expect(stderr).toContain("error CW3020  new/Chart.yaml  chart web");
  expect(stderr).toContain("Make the version 2.0.0 or a later one");
  expect(code).toBe(1);
});

test("as JSON, with cases for CI, and a bump that was declared elsewhere", () => {
  const made = project({ ...chart("old", "1.0.0", "greeting"), ...chart("new", "1.0.0", "words") });
  const enough = made.chartwright("diff", "old", "new", "--declared", "major", "--format", "json");
  expect(JSON.parse(enough.stdout)).toMatchObject({
    name: "web",
    bump: "major",
    declared: "major",
    diagnostics: [],
    changes: expect.arrayContaining([
      expect.objectContaining({ kind: "value-removed", path: "greeting" }),
      expect.objectContaining({ kind: "object-changed", cases: ["loud-values"] }),
    ]),
  });
  expect(enough.code).toBe(0);
  const less = made.chartwright("diff", "old", "new", "--declared", "patch", "--format", "json");
  expect(JSON.parse(less.stdout).diagnostics).toMatchObject([{ code: "CW3020" }]);
  expect(less.code).toBe(1);
});

test("archives, and a repository in a folder, made by helm", () => {
  const made = project({ ...chart("old", "1.0.0", "greeting"), ...chart("new", "1.0.1", "greeting") });
  helm(made, "package", "old", "new", "--destination", "site");
  helm(made, "repo", "index", "site", "--url", "https://charts.example.org");
  expect(readdirSync(join(made.folder, "site")).sort()).toEqual([
    "index.yaml",
    "web-1.0.0.tgz",
    "web-1.0.1.tgz",
  ]);
  for (const [old, now] of [
    ["site/web-1.0.0.tgz", "site/web-1.0.1.tgz"],
    ["site/web@1.0.0", "site/web"],
    ["site/web@~1.0.0-0", "new"],
  ] as const)
    expect(made.chartwright("diff", old, now)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("→ 1.0.1"),
    });
  const none = made.chartwright("diff", "site/web@3.0.0", "new");
  expect(none).toMatchObject({ code: 1, stdout: "" });
  expect(none.stderr).toContain("error CW5005  site/web@3.0.0");
  expect(none.stderr).toContain("It holds 1.0.1, 1.0.0.");
});

test("a commit of git, a folder or an archive", () => {
  const made = project(chart("charts/web", "1.0.0", "greeting"));
  made.write(".gitignore", "node_modules\n");
  git(made, "init", "--quiet");
  helm(made, "package", "charts/web", "--destination", "site");
  git(made, "add", ".");
  git(made, "commit", "--quiet", "--message", "first");
  made.write("charts/web/templates/map.yaml", map("other"));
  const ended = made.chartwright("diff", "HEAD:charts/web", "charts/web");
  expect(ended.stdout).toContain("`greeting` is still a value, but no template reads it");
  expect(made.chartwright("diff", "HEAD:site/web-1.0.0.tgz", "HEAD:charts/web").stdout).toBe(
    "web 1.0.0 → 1.0.0: nothing changed.\n",
  );
  expect(made.chartwright("diff", "HEAD:nowhere", "charts/web").stderr).toContain(
    "There is no nowhere in HEAD.",
  );
  expect(made.chartwright("diff", "v9:charts/web", "charts/web").stderr).toContain(
    'git knows no commit "v9"',
  );
});

test("what is no chart, and what nobody has", () => {
  const made = project({ ...chart("old", "1.0.0", "a"), "empty/README.md": "", "broken.tgz": "no archive" });
  for (const [named, said] of [
    ["empty", "empty is no folder of a chart"],
    ["broken.tgz", "gzip: invalid header"],
    ["nowhere", "helm pull nowhere: "],
  ] as const) {
    const ended = made.chartwright("diff", "old", named);
    expect(ended).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining(`error CW5005  ${named}`),
    });
    expect(ended.stderr).toContain(said);
  }
});
