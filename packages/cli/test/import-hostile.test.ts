import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { compile } from "./support/imported.ts";
import { type Project, project } from "./support/project.ts";

/** What would be there if code of the input had run. */
const ran = (made: Project) => existsSync(join(made.folder, "ran"));
const writing = (made: Project) => `writeFileSync("${join(made.folder, "ran")}", "code ran")`;

/** The manifest whose kind was once written into `kinds.ts` as it is, and ran. */
function hostileManifest(made: Project): string {
  const kind = `writeFileSync as W } from "node:fs"; W("${join(made.folder, "ran")}", "code ran"); /*`;
  return `apiVersion: evil.io/v1\nkind: '${kind}'\nmetadata: { name: x }\ndata: { a: '*/ Object({x:[Object({//' }\n`;
}

const chart = (name: string, template: string, helpers = "") => ({
  [`${name}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: 1.0.0\nappVersion: "1"\n`,
  [`${name}/values.yaml`]: "a: text\n",
  [`${name}/templates/_helpers.tpl`]: helpers,
  [`${name}/templates/all.yaml`]: template,
});

describe("a kind that is code", () => {
  test("is refused in a manifest, with its place and a fix, and does not run", () => {
    const made = project();
    made.write("evil.yaml", hostileManifest(made));
    const { code, stderr } = made.chartwright("import", "evil.yaml");
    expect(stderr).toContain("error CW7011  evil.yaml:1");
    expect(stderr).toContain("is not a valid kind.");
    expect(stderr).toContain("fix: Use at most 63 letters");
    expect(code).toBe(1);
    expect(ran(made)).toBe(false);
    expect(made.exists("charts")).toBe(false);
  });

  test("is refused in a Helm chart's archive", () => {
    const made = project();
    for (const [path, text] of Object.entries(chart("evil", hostileManifest(made)))) made.write(path, text);
    const packaged = spawnSync(inject("tools").helm4, ["package", "evil"], { cwd: made.folder });
    expect(packaged.status).toBe(0);
    const { code, stderr } = made.chartwright("import", "evil-1.0.0.tgz");
    expect(stderr).toContain("error CW7011  templates/all.yaml:");
    expect(code).toBe(1);
    expect(ran(made)).toBe(false);
    expect(made.exists("charts")).toBe(false);
  });
});

test("an API version that leads to another module is refused", () => {
  const made = project({
    "node_modules/evil/Thing.js": "throw new Error('ran')",
    "all.yaml": "apiVersion: ../evil\nkind: Thing\nmetadata: { name: x }\n",
  });
  const { code, stderr } = made.chartwright("import", "all.yaml");
  expect(stderr).toContain('"../evil" is not a valid apiVersion.');
  expect(code).toBe(1);
});

test("a chart whose name is more than a name is refused before its package.json is written", () => {
  const made = project({
    ...chart("c", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\n"),
    "c/Chart.yaml": `apiVersion: v2\nname: 'c", "scripts": { "install": "touch ran" }, "x": "'\nversion: 1.0.0\n`,
  });
  const { code, stderr } = made.chartwright("import", "c");
  expect(stderr).toContain("error CW1001");
  expect(code).toBe(1);
  expect(made.exists("charts")).toBe(false);
});

test("a text whose parts make an expression where they meet stays a text", () => {
  const made = project();
  const run = `process.getBuiltinModule("node:fs").${writing(made)}`;
  const helpers = `{{- define "c.x" -}}\n{{ .Values.a }}\${{- /* */ -}}{${run}}\n{{- end }}`;
  const template =
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\ndata:\n  a: {{ include "c.x" . | quote }}\n';
  for (const [path, text] of Object.entries(chart("c", template, helpers))) made.write(path, text);
  const { code, stderr } = made.chartwright("import", "c");
  expect(stderr).toBe("");
  expect(code).toBe(0);
  expect(made.read("charts/c/chart.ts")).toContain("text`${values.a}\\${process");
  expect(ran(made)).toBe(false);
});

describe("names that are something else in TypeScript", () => {
  test("helpers are imported", () => {
    const names = [
      "default",
      "class",
      "text",
      "resource",
      "v",
      "await",
      "values",
      "1",
      "é",
      "x-y",
      "__proto__",
    ];
    const helpers = names.map((name) => `{{- define "c.${name}" -}}\n{{ .Values.a }}-x\n{{- end }}\n`);
    const data = names.map((name) => `  k-${name}: {{ include "c.${name}" . | quote }}\n`);
    const template = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\ndata:\n${data.join("")}`;
    const made = project(chart("c", template, helpers.join("")));
    const { code, stderr } = made.chartwright("import", "c");
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(compile(made.folder)).toBe("");
  }, 240_000);

  test("kinds are imported, each by its own name", () => {
    const kinds = [
      "v",
      "V",
      "resource",
      "class",
      "default",
      "Kind",
      "Untyped",
      "Object",
      "Expr",
      "A-b",
      "then",
    ];
    const documents = kinds.map(
      (kind) => `---\napiVersion: example.com/v1\nkind: ${kind}\nmetadata: { name: x }\nspec: { on: true }\n`,
    );
    const made = project({ "all.yaml": documents.join("") });
    const { code, stderr } = made.chartwright("import", "all.yaml", "--name", "odd");
    expect(stderr.match(/error CW\d+/g)).toBe(null);
    expect(code).toBe(0);
    expect(compile(made.folder)).toBe("");
    const rendered = made.chartwright("template", "odd", "charts/odd/chart").stdout;
    expect(rendered.match(/(?<=^kind: ).*/gm)?.sort()).toEqual(kinds.sort());
  }, 240_000);
});

test("what import prints to be run is one word each", () => {
  const labels = `{ app.kubernetes.io/instance: 'x; touch ran', app.kubernetes.io/name: web }`;
  const made = project({
    "all.yaml": `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x; touch ran-web\n  namespace: $(touch ran)\n  labels: ${labels}\n`,
  });
  const { stdout } = made.chartwright("import", "all.yaml", "--name", "web", "--out", "charts/a b");
  const command = stdout.split("\n").find((line) => line.includes("helm install"));
  expect(command?.trim()).toMatch(/^helm install [a-z-]+ 'charts\/a b\/chart' --namespace default$/);
});
