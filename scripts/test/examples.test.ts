import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "chartwright-examples-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An example of a docstring, as a module that can be compiled and run. */
interface Example {
  readonly name: string;
  readonly module: string;
  /** Whether it needs no more than this process; one that starts a cluster or builds a tool is only compiled. */
  readonly runs: boolean;
}

/** What examples of the programs' side take as given. They are compiled, not run. */
const givens =
  "declare const etcd: string, kwok: string, kubernetes: string, cluster: { kubeconfig: string }, tools: any, helm: any, helm3: string, helm4: string, old: any, made: any;";

/** What stands for the values, names and labels of the chart that an example is taken to be part of. */
const sample = `
let context: any;
defineChart({
  name: "sample", description: "A sample.", appVersion: "1.0",
  values: v.object({
    image: blocks.image({ registry: "docker.io", repository: "library/nginx" }),
    ingress: v.object({ enabled: v.boolean().default(false), host: v.string().default("example.com") }),
    config: v.mapOf(v.string()),
    podAnnotations: v.mapOf(v.string()),
  }),
  resources: (given) => { context = given; return []; },
});
const { values, names, labels, release } = context;
`;

function sources(): string[] {
  const folders = [
    "scripts",
    ...readdirSync(join(root, "packages")).map((name) => join("packages", name, "src")),
  ];
  return folders.flatMap((from) =>
    readdirSync(join(root, from), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .map((file) => join(root, from, file)),
  );
}

function examplesOf(file: string): Example[] {
  const text = readFileSync(file, "utf8");
  const matches = text.matchAll(
    /\* @example\n((?:\s*\*(?!\/).*\n)+?)\s*\*\/\nexport (?:async )?(?:function|const) (\w+)/g,
  );
  return [...matches].map(([, lines = "", name = ""]) => {
    const code = lines.replace(/^\s*\* ?/gm, "").trim();
    const own = [...text.matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm)].map(
      (match) => match[1],
    );
    const used = own.filter((each) => new RegExp(`\\b${each}\\b`).test(code));
    const isOfModel = /packages\/(model|blocks)\//.test(file);
    return {
      name: `${relative(root, file)}: ${name}`,
      module: moduleOf(file, code, used as string[], isOfModel),
      runs: !/await |spawn|\bcluster\b/.test(code),
    };
  });
}

function moduleOf(file: string, code: string, own: readonly string[], isOfModel: boolean): string {
  const body = code
    .replace(/^export default /m, "")
    .replace(/^(.*); \/\/ (.+)$/gm, "assert.deepEqual($1, $2);");
  const kinds = join(root, "packages/cli/node_modules/kubernetes-models");
  const used = exportsOfCli.filter((name) => new RegExp(`\\b${name}\\b`).test(`${code}${sample}`));
  const imports = isOfModel
    ? [
        `import { ${used.join(", ")} } from "${join(root, "packages/cli/src/index.ts")}";`,
        `import { ConfigMap, Secret, ServiceAccount } from "${kinds}/v1/index.js";`,
        `import { Ingress } from "${kinds}/networking.k8s.io/v1/index.js";`,
        sample,
      ]
    : [`import { ${own.join(", ")} } from "${file}";`, givens];
  const head = [
    'import assert from "node:assert/strict";',
    'import { spawnSync } from "node:child_process";',
  ];
  return [...head, ...imports, "{", body, "}", ""].join("\n");
}

const exportsOfCli = Object.keys(await import("../../packages/cli/src/index.ts")).filter(
  (name) => name !== "release",
);

writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
/**
 * Run by tests of their packages: examples that go on from each other, of the engine's own values, or of a test.
 */
const ranElsewhere =
  /packages\/(publisher\/src\/repository|engine\/src|cli\/src\/testing)\/|namespace-fixture/;
const examples = sources()
  .filter((file) => !ranElsewhere.test(file))
  .flatMap(examplesOf);
const files = examples.map(({ module }, index) => {
  const file = join(folder, `${index}.ts`);
  writeFileSync(file, module);
  return file;
});

/** Runs modules one after the other in one process, and gives what each says on the standard error. */
function runAll(modules: readonly string[]): ReadonlyMap<string, string> {
  const script = `
    for (const file of ${JSON.stringify(modules)}) {
      await import(file).catch((error) => console.error(error));
      console.error("\\0" + file);
    }`;
  const run = ["--input-type=module", "--eval", script];
  const { stderr } = spawnSync(process.execPath, run, { encoding: "utf8", timeout: 60_000 });
  const parts = stderr.matchAll(/([^\0]*)\0(.*)\n/g);
  return new Map([...parts].map(([, text = "", file = ""]) => [file, text]));
}

describe("the examples of the docstrings", () => {
  test("are there", () => expect(examples.length).toBeGreaterThan(10));

  test("compile", () => {
    const compilerOptions = {
      noUnusedLocals: false,
      rewriteRelativeImportExtensions: false,
      typeRoots: [join(root, "node_modules/@types")],
    };
    const config = { extends: join(root, "tsconfig.json"), compilerOptions, include: ["*.ts"], exclude: [] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    const tsc = join(root, "node_modules/.bin/tsc");
    expect(spawnSync(tsc, ["--pretty", "false", "-p", folder], { encoding: "utf8" }).stdout).toBe("");
  });

  const runnable = examples.flatMap(({ name, runs }, index) =>
    runs ? [[name, files[index] as string] as const] : [],
  );
  let said: ReadonlyMap<string, string>;
  beforeAll(() => {
    said = runAll(runnable.map(([, file]) => file));
  });
  test.each(runnable)("%s runs", (_, file) => {
    expect(said.get(file)).toBe("");
  });
});
