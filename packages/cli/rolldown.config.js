import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "rolldown";

const engine = new URL("../engine/src/index.ts", import.meta.url).pathname;

/** Libraries that most charts do not need, each of which becomes a file of its own. */
const late = [
  "@noble/hashes/hmac.js",
  "@noble/hashes/legacy.js",
  "@noble/hashes/scrypt.js",
  "@noble/hashes/sha2.js",
  "@noble/hashes/utils.js",
  "re2js",
  "smol-toml",
];
const mark = "\0late:";
const fileOf = (library) => `late-${library.replace(/^@|\.js$/g, "").replaceAll("/", "-")}`;

/**
 * Loads libraries when something of them is first used. Modules of the language are all run at the start, and the
 * engine, whose functions do not wait, cannot load one later by itself.
 */
const loadLate = {
  name: "load-late",
  resolveId(source, importer) {
    if (late.includes(source) && importer?.startsWith(mark) === false) return mark + source;
    return source.startsWith("./late-") ? { id: source, external: true } : undefined;
  },
  async load(id) {
    if (!id.startsWith(mark)) return undefined;
    const library = id.slice(mark.length);
    const names = Object.keys(await import((await this.resolve(library, engine)).id));
    return [
      `const load = () => require(${JSON.stringify(`./${fileOf(library)}.cjs`)});`,
      "const late = (name) => new Proxy(function () {}, {",
      "  get: (_, key) => load()[name][key],",
      "  apply: (_, self, args) => load()[name](...args),",
      "  construct: (_, args) => new (load()[name])(...args),",
      "});",
      ...names
        .filter((name) => name !== "default")
        .map((name) => `export const ${name} = /* @__PURE__ */ late(${JSON.stringify(name)});`),
    ].join("\n");
  },
};

/** Finds the libraries where the engine finds them. */
const fromEngine = {
  name: "from-engine",
  resolveId(source, importer) {
    return importer === undefined ? this.resolve(source, engine) : undefined;
  },
};

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
    /^@chartwright\/(blocks|model|publisher|renderer|schemas|validator)(\/upgrade)?$/,
    /^(acorn|handlebars|kubernetes-models|yaml)(\/|$)/,
  ],
};
const output = { dir: "dist", minify: true };

/** Said before anything is loaded that an older Node does not have. */
const requireNode = `
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error("chartwright needs Node 22.18 or newer, this is " + process.versions.node);
  process.exit(2);
}
`;

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
      intro: ({ isEntry }) => (isEntry ? `${requireNode}require("node:module").enableCompileCache();` : ""),
    },
  },
  {
    ...shared,
    input: Object.fromEntries(late.map((library) => [fileOf(library), library])),
    plugins: [fromEngine, licences("late-licences.txt")],
    output: {
      ...output,
      format: "cjs",
      entryFileNames: "[name].cjs",
      chunkFileNames: "late-[name]-[hash].cjs",
      exports: "named",
    },
  },
  {
    ...shared,
    input: { program: "src/program.ts" },
    plugins: [licences("program-licences.txt")],
    output: { ...output, chunkFileNames: "[name]-[hash].js" },
  },
]);
