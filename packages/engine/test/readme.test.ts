import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

const engine = fileURLToPath(new URL("..", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "chartwright-engine-readme-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

beforeAll(() => {
  mkdirSync(join(work, "node_modules/@chartwright"), { recursive: true });
  symlinkSync(engine, join(work, "node_modules/@chartwright/engine"));
  writeFileSync(join(work, "package.json"), '{ "type": "module" }');
  mkdirSync(join(work, "charts/web/templates"), { recursive: true });
  writeFileSync(join(work, "charts/web/Chart.yaml"), "apiVersion: v2\nname: web\nversion: 1.0.0\n");
  writeFileSync(join(work, "charts/web/templates/web.yaml"), "name: {{ .Release.Name }}\n");
  spawnSync(inject("tools").helm4, ["package", "charts/web"], { cwd: work });
});

const text = readFileSync(join(engine, "README.md"), "utf8");
const snippets = [...text.matchAll(/^```ts\n([\s\S]*?)^```\n\n```text\n([\s\S]*?)^```$/gm)].map(
  ([, code = "", output = ""], at) => ({ at, code, output }),
);

test("every snippet of the README has its output below it", () => {
  expect(snippets.length).toBe([...text.matchAll(/^```ts$/gm)].length);
});

/** What each snippet prints, in one process. */
const printed = (): readonly string[] => {
  for (const { at, code } of snippets) writeFileSync(join(work, `${at}.ts`), code);
  const script = snippets.map(({ at }) => `await import("./${at}.ts"); console.log("\\0");`).join("\n");
  writeFileSync(join(work, "all.mjs"), script);
  const { stdout, stderr } = spawnSync(process.execPath, ["all.mjs"], { cwd: work, encoding: "utf8" });
  expect(stderr).toBe("");
  return stdout.split("\0\n");
};

test("the snippets of the README print what it says", () => {
  const trimmed = printed().map((text) => text.trimEnd());
  expect(trimmed).toEqual([...snippets.map(({ output }) => output.trimEnd()), ""]);
});

test("needs no module of Node's, and no code that is made from texts", () => {
  const hook = `import { isBuiltin, registerHooks } from "node:module";
    registerHooks({ resolve(name, context, next) {
      if (isBuiltin(name)) throw new Error(name + " is a module of Node's, for " + context.parentURL);
      // As a bundler for a page finds libraries.
      const conditions = context.conditions.filter((each) => !each.startsWith("node"));
      return next(name, { ...context, conditions });
    } });`;
  const script = `
    const { loadChart, renderChart, traceChart } = await import(${JSON.stringify(join(engine, "src/index.ts"))});
    const template = '{{ regexReplaceAll "a+" .Values.a "b" }}{{ sha256sum "x" }}{{ toToml .Values }}{{ now | date "2006" }}';
    const files = new Map([
      ["Chart.yaml", "apiVersion: v2\\nname: a\\nversion: 1.0.0"],
      ["values.yaml", "a: aaa"],
      ["values.schema.json", '{ "properties": { "a": { "type": "string", "pattern": "^a" } } }'],
      ["templates/a.yaml", "x: {{ include \\"y\\" . | quote }}{{ define \\"y\\" }}" + template + "{{ end }}"],
    ]);
    const { chart } = loadChart(files);
    const { manifests } = renderChart(chart);
    if (!manifests.includes("x: \\"b2d711642b726b044") || traceChart(chart).manifests === undefined) throw new Error(manifests);
    let made = true;
    try { new Function("return 1"); } catch { made = false; }
    if (made) throw new Error("code can be made from texts here");`;
  const file = join(work, "bare.mjs");
  writeFileSync(file, script);
  const flags = [
    "--disallow-code-generation-from-strings",
    "--import",
    `data:text/javascript,${encodeURIComponent(hook)}`,
  ];
  const ended = spawnSync(process.execPath, [...flags, file], { encoding: "utf8" });
  expect(ended.stderr).toBe("");
  expect(ended.status).toBe(0);
});
