import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What each package may import of ours: the design's table. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  diagnostics: [],
  model: ["diagnostics"],
  blocks: ["model"],
  renderer: ["model", "diagnostics"],
  engine: ["diagnostics"],
  validator: ["engine", "model", "diagnostics"],
  suites: ["engine", "diagnostics"],
  importer: ["blocks", "engine", "model", "renderer", "validator", "diagnostics"],
  publisher: ["validator", "engine", "diagnostics"],
  cluster: [],
  cli: [
    "blocks",
    "diagnostics",
    "engine",
    "importer",
    "model",
    "publisher",
    "renderer",
    "schemas",
    "suites",
    "validator",
  ],
};

/** The packages that touch disk, network, clock or environment. All else is functions from data to data. */
const worldly = new Set(["cli", "publisher", "cluster"]);
const worldlyModules =
  /^node:(fs|child_process|net|http|https|os|dns|dgram|tls|worker_threads|process|timers)\b/;

/** Every import that the design does not allow, as sentences. */
export function checkLayers(root: string): readonly string[] {
  return Object.keys(allowed).flatMap((name) => {
    const source = join(root, "packages", name, "src");
    if (!existsSync(source)) return [`packages/${name} is missing`];
    const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".ts"),
    );
    return files.flatMap((file) => {
      const text = readFileSync(join(source, file), "utf8");
      return importsOf(text)
        .flatMap((to) => complaint(name, file, to))
        .map((what) => `packages/${name}/src/${file}: ${what}`);
    });
  });
}

/** The modules that a file imports or exports from. */
export function importsOf(text: string): readonly string[] {
  const matches = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"\n]+)"/g);
  return [...matches].map((match) => match[1] as string);
}

/** Why a file of a package may not import a module; empty where it may. */
export function complaint(name: string, file: string, to: string): readonly string[] {
  const isTest = file.endsWith(".test.ts");
  const ours = /^@chartwright\/([^/]+)/.exec(to)?.[1] ?? (to === "chartwright" ? "cli" : undefined);
  if (ours !== undefined && ours !== name && !isTest && !allowed[name]?.includes(ours)) {
    return [`imports ${to}; ${name} may import ${allowed[name]?.join(", ") || "nothing of ours"}`];
  }
  const depth = file.split("/").length - 1;
  const climbs = to.startsWith("../") ? to.split("../").length - 1 : 0;
  if (climbs > depth && !isTest) return [`imports ${to}, which lies outside its package`];
  if (!isTest && !worldly.has(name) && worldlyModules.test(to))
    return [`imports ${to}, but ${name} touches no world`];
  return [];
}
