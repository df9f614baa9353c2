import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runCommand } from "./support/command/run-command.ts";
import { greeting, project } from "./support/project.ts";

const typescript = fileURLToPath(new URL("../../../node_modules/typescript", import.meta.url));
const modules = '{ "compilerOptions": { "module": "nodenext", "strict": true } }\n';

/** A project with TypeScript, in which the command asks it. */
function typed(chart: (text: string) => string, files: Readonly<Record<string, string>> = {}) {
  const made = project({ ...greeting({ chart }), ...files });
  symlinkSync(typescript, join(made.folder, "node_modules/typescript"));
  const ask = (...args: readonly string[]) =>
    runCommand(args, { cwd: made.folder, env: { CHARTWRIGHT_TYPES: "" } });
  return { made, ask };
}

const misspelt = (text: string) => text.replace("greeting: values.greeting", "greeting: values.greting");
const place = "charts/greeting/chart.ts:15:32";

test.each([
  ["without a tsconfig.json", {}],
  ["with one of the project", { "tsconfig.json": modules }],
  ["with one of the chart", { "charts/greeting/tsconfig.json": modules }],
  [
    "with one that takes in more, and builds",
    {
      "tsconfig.json":
        '{ "compilerOptions": { "module": "nodenext", "strict": true, "composite": true, "outDir": "out" }, "include": ["**/*.ts"] }\n',
      "broken.ts": "const a: string = 1;\n",
    },
  ],
])("a misspelt value stops generate, %s", (_, files) => {
  const { made, ask } = typed(misspelt, files);
  const generated = ask("generate");
  expect(generated.stderr).toContain(`error CW1010  ${place}`);
  expect(generated.stderr).toMatch(/Property 'greting' does not exist on type .* \(TS2551\)/);
  expect(generated.code).toBe(1);
  expect(made.exists("charts/greeting/chart")).toBe(false);
});

test("and validate, unless somebody else is asked", () => {
  const { ask } = typed(misspelt, { "tsconfig.json": modules });
  expect(ask("generate", "--no-types").code).toBe(0);
  const validated = ask("validate", "--kubernetes", "1.37");
  expect(validated.stderr).toContain(`error CW1010  ${place}`);
  expect(validated.code).toBe(1);
  expect(ask("validate", "--kubernetes", "1.37", "--no-types").code).toBe(0);
});

test("what fits is told in no word", () => {
  const { ask } = typed((text) => text, { "tsconfig.json": modules });
  expect(ask("generate")).toMatchObject({ code: 0, stderr: "" });
  expect(ask("validate", "--kubernetes", "1.37")).toMatchObject({ code: 0, stderr: "" });
});

test("a mistake in a module that the chart imports is one too", () => {
  const { ask } = typed((text) => `import "./more.ts";\n${text}`, {
    "tsconfig.json": modules.replace('"strict"', '"allowImportingTsExtensions": true, "strict"'),
    "charts/greeting/more.ts": "export const a: string = 1;\n",
  });
  expect(ask("generate").stderr).toContain("error CW1010  charts/greeting/more.ts:1:14");
});

test("settings that TypeScript does not take are told", () => {
  const { ask } = typed((text) => text, {
    "tsconfig.json": '{ "compilerOptions": { "module": "nothing" } }\n',
  });
  const { code, stderr } = ask("generate");
  expect(code).toBe(1);
  expect(stderr).toMatch(/error CW101[01]/);
});

test("without TypeScript a warning says so", () => {
  const { folder } = project(greeting());
  const { code, stderr } = runCommand(["generate"], { cwd: folder, env: { CHARTWRIGHT_TYPES: "" } });
  expect(code).toBe(0);
  expect(stderr).toContain("warning CW1012  charts/greeting/chart.ts");
  expect(stderr).toContain("npm install --save-dev typescript");
});
