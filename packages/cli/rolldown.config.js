import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "rolldown";

/** Libraries that most charts do not need, and that take long to start. */
const late = /^(@noble\/hashes\/.*|fflate|re2js|smol-toml)$/;
const mark = "\0late:";

/**
 * Loads libraries when something of them is first used. Modules of the language are all run at the start, and the
 * engine, whose functions do not wait, cannot load one later by itself.
 */
const loadLate = {
  name: "load-late",
  resolveId: (source, importer) =>
    late.test(source) && importer?.startsWith(mark) === false ? mark + source : undefined,
  async load(id) {
    if (!id.startsWith(mark)) return undefined;
    const library = id.slice(mark.length);
    const file = (await this.resolve(library, engine)).id;
    const names = Object.keys(await import(file)).filter((name) => name !== "default");
    return [
      `const load = () => require(${JSON.stringify(file)});`,
      "const late = (name) => new Proxy(function () {}, {",
      "  get: (_, key) => load()[name][key],",
      "  apply: (_, self, args) => load()[name](...args),",
      "  construct: (_, args) => new (load()[name])(...args),",
      "});",
      ...names.map((name) => `export const ${name} = /* @__PURE__ */ late(${JSON.stringify(name)});`),
    ].join("\n");
  },
};
const engine = new URL("../engine/src/index.ts", import.meta.url).pathname;

/** The licences of the libraries that are in a file, as these ask for. */
const licences = (file) => ({
  name: "licences",
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds);
    const folders = modules.map((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(id)?.[0]);
    const texts = [...new Set(folders)].flatMap((folder) => (folder === undefined ? [] : licenceOf(folder)));
    this.emitFile({ type: "asset", fileName: file, source: texts.sort().join("\n\n") });
  },
});

function licenceOf(folder) {
  const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const files = readdirSync(folder).filter((each) => /^(licen[cs]e|notice)/i.test(each));
  return [`${name} ${version}`, ...files.map((each) => readFileSync(join(folder, each), "utf8"))].join(
    "\n\n",
  );
}

/** The part that reads the arguments of all commands but `template`, which is built by itself. */
const program = {
  name: "program",
  resolveId: (source) => (source === "./program.ts" ? { id: "./program.js", external: true } : undefined),
};

/**
 * The command in few files: loading some hundred small ones takes longer than most of what they do. Packages that a
 * chart.ts also imports, or that one command needs, stay where they are. What `template` runs is CommonJS, for which
 * Node loads less of itself.
 */
const shared = {
  platform: "node",
  external: [
    /^@chartwright\/(blocks|model|publisher|renderer|schemas|validator)$/,
    /^(acorn|handlebars|kubernetes-models|yaml)(\/|$)/,
  ],
};
const output = { dir: "dist", minify: true };

export default defineConfig([
  {
    ...shared,
    input: { bin: "src/bin.ts" },
    plugins: [loadLate, program, licences("template-licences.txt")],
    output: {
      ...output,
      format: "cjs",
      entryFileNames: "[name].cjs",
      chunkFileNames: "[name]-[hash].cjs",
      // Before all else, so that what is loaded from here on is compiled but once on a machine.
      intro: ({ isEntry }) => (isEntry ? 'require("node:module").enableCompileCache();' : ""),
    },
  },
  {
    ...shared,
    input: { program: "src/program.ts" },
    plugins: [licences("program-licences.txt")],
    output: { ...output, chunkFileNames: "[name]-[hash].js" },
  },
]);
