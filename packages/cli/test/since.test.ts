import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { greeting, type Project, project } from "./support/project.ts";

const chart = (name: string, version = "1.0.0", more = "") =>
  `apiVersion: v2\nname: ${name}\ndescription: A ${name}.\nversion: ${version}\n${more}`;

const map = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n  labels: { app.kubernetes.io/name: a }\ndata: { a: "b" }\n`;

function git(made: Project, ...args: readonly string[]): void {
  const who = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
  const ended = spawnSync("git", [...who, ...args], { cwd: made.folder, encoding: "utf8" });
  expect(ended.stderr + ended.status).toMatch(/0$/);
}

function repository(files: Readonly<Record<string, string>>): Project {
  const made = project({ ".gitignore": "node_modules\n", ...files });
  git(made, "init", "--quiet", "--initial-branch", "main");
  git(made, "add", ".");
  git(made, "commit", "--quiet", "--message", "first");
  git(made, "checkout", "--quiet", "-b", "change");
  return made;
}

const two = {
  "charts/a/Chart.yaml": chart("a"),
  "charts/a/templates/map.yaml": map,
  "charts/a/.helmignore": "*.md\n",
  "charts/b/Chart.yaml": chart("b"),
  "charts/b/templates/map.yaml": map,
};

/** The codes of what is found, by file. */
function found(made: Project, ...args: readonly string[]): readonly string[] {
  const { stdout } = made.chartwright("validate", "--format", "json", "--kubernetes", "1.37", ...args);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; place?: { file: string } }[] };
  return diagnostics
    .filter(({ code }) => /^CW30[02]/.test(code))
    .map(({ code, place }) => `${code} ${place?.file}`);
}

test("only what changed since a branch was left is validated, and needs another version", () => {
  const made = repository(two);
  expect(made.chartwright("validate", "--since", "main")).toMatchObject({
    code: 0,
    stdout: "No chart to validate since main.\n",
  });
  made.write("charts/a/README.md", "Ignored by helm.\n");
  expect(made.chartwright("validate", "--since", "main").stdout).toContain("No chart to validate");
  made.write("charts/a/templates/map.yaml", map.replace('"b"', '"c"'));
  expect(found(made, "--since", "main")).toEqual(["CW3024 charts/a/Chart.yaml"]);
  expect(found(made, "--since", "main", "--no-check-version")).toEqual([]);
  git(made, "add", ".");
  git(made, "commit", "--quiet", "--message", "second");
  expect(found(made, "--since", "main")).toEqual(["CW3024 charts/a/Chart.yaml"]);
  made.write("charts/a/Chart.yaml", chart("a", "0.9.0"));
  expect(found(made, "--since", "main")).toEqual(["CW3024 charts/a/Chart.yaml"]);
  made.write("charts/a/Chart.yaml", chart("a", "1.0.1"));
  expect(found(made, "--since", "main")).toEqual([]);
});

test("what happened on the branch since does not count", () => {
  const made = repository(two);
  git(made, "checkout", "--quiet", "main");
  made.write("charts/b/templates/map.yaml", map.replace('"b"', '"c"'));
  git(made, "commit", "--quiet", "--all", "--message", "theirs");
  git(made, "checkout", "--quiet", "change");
  expect(made.chartwright("validate", "--since", "main").stdout).toContain("No chart to validate");
});

test("a new chart needs no other version, a deprecated one is skipped with a word, and one is left out by its name", () => {
  const made = repository(two);
  made.write("charts/new/Chart.yaml", chart("new"));
  made.write("charts/new/templates/map.yaml", map);
  made.write("charts/b/Chart.yaml", chart("b", "1.0.0", "deprecated: true\n"));
  expect(found(made, "--since", "main")).toEqual(["CW3025 charts/b/Chart.yaml"]);
  made.write("charts/a/Chart.yaml", chart("a", "1.0.0", "keyword: x\n"));
  expect(found(made, "--since", "main", "--exclude", "a")).toEqual(["CW3025 charts/b/Chart.yaml"]);
  expect(found(made, "--since", "main")).toContain("CW3001 charts/a/Chart.yaml");
});

test("what is no commit, and what is no repository", () => {
  const made = repository(two);
  const ended = made.chartwright("validate", "--since", "nowhere");
  expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining('git knows no commit "nowhere"') });
  expect(made.chartwright("validate", "--exclude", "c")).toMatchObject({ code: 2 });
  const outside = project(two).chartwright("validate", "--since", "main");
  expect(outside).toMatchObject({ code: 2, stderr: expect.stringContaining("needs a git repository") });
});

test("a chart of a chart.ts: what is generated counts, and a changeset is enough", () => {
  const made = project({ ".gitignore": "node_modules\n", ...greeting() });
  expect(made.chartwright("generate")).toMatchObject({ code: 0 });
  git(made, "init", "--quiet", "--initial-branch", "main");
  git(made, "add", ".");
  git(made, "commit", "--quiet", "--message", "first");
  const text = made.read("charts/greeting/chart.ts");
  made.write("charts/greeting/chart.ts", `${text}// A word.\n`);
  expect(found(made, "--since", "main")).toEqual([]);
  made.write("charts/greeting/chart.ts", text.replace('"A greeting."', '"A word."'));
  expect(made.chartwright("generate")).toMatchObject({ code: 0 });
  expect(found(made, "--since", "main")).toEqual(["CW3024 charts/greeting/chart/Chart.yaml"]);
  const { name } = JSON.parse(made.read("charts/greeting/package.json"));
  made.write(".changeset/one.md", `---\n"${name}": patch\n---\n\nWords.\n`);
  expect(found(made, "--since", "main")).toEqual([]);
});

test("people and links in Chart.yaml", () => {
  const more = `home: nowhere\nkeywords: web\nmaintainers:\n- email: a\n- name: B\n  email: b@example.org\n`;
  const made = project({ ...two, "charts/a/Chart.yaml": chart("a", "1.0.0", more) });
  const { stderr } = made.chartwright("validate", "charts/a");
  for (const said of [
    "`home` is",
    "`keywords` is no list",
    "`maintainers[0]` has no name",
    "`maintainers[0].email`",
  ])
    expect(stderr).toContain(said);
  expect(stderr).not.toContain("maintainers[1]");
});
