import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname, join, parse, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import { foldersAbove, isWithin } from "./paths.ts";
import { temporaryFolder } from "./temporary.ts";

/** Whether types are checked. They are erased where `chart.ts` runs, so that nothing else says what does not fit. */
export interface TypesOptions {
  /** True unless given. */
  readonly types?: boolean;
}

/**
 * What TypeScript says of the `chart.ts` in each of the folders, and of what these import: the compiler that is
 * installed for them, with the settings of the nearest `tsconfig.json`. `CHARTWRIGHT_TYPES=off` says that somebody else
 * asks it.
 */
export async function checkTypes(
  folders: readonly string[],
  { types = true }: TypesOptions,
): Promise<readonly Diagnostic[]> {
  if (!types || folders.length === 0 || process.env.CHARTWRIGHT_TYPES === "off") return [];
  const programs = Map.groupBy(folders, (folder) => nearest(folder, "tsconfig.json") ?? "");
  const found = await Promise.all([...programs].map(([config, charts]) => compile(config, charts)));
  return found.flat();
}

async function compile(config: string, folders: readonly string[]): Promise<readonly Diagnostic[]> {
  const [first = ""] = folders;
  const compiler = compilerOf(first);
  if (compiler === undefined) return [notChecked(folders)];
  const project = join(temporaryFolder(), "tsconfig.json");
  writeFileSync(project, JSON.stringify(programOf(config, folders)));
  const { status, output } = await run(compiler, ["--project", project, "--pretty", "false"]);
  const errors = parseErrors(output);
  // Of a package that is linked from elsewhere nobody here can correct anything.
  const home = config === "" ? process.cwd() : dirname(config);
  const own = errors.filter(({ place }) =>
    [home, ...folders].some((each) => place !== undefined && isWithin(place.file, each)),
  );
  if (status === 0 || errors.length > 0) return own;
  const message = `TypeScript ended with ${status}: ${output.trim().split("\n").slice(0, 3).join("\n")}`;
  const fix = "Run `npx tsc`, which says the same; --no-types leaves it out.";
  return [diagnostic("CW1011", { message, fix, place: { file: config === "" ? first : config } })];
}

/** The charts alone, of all that a project may have, with its settings. */
function programOf(config: string, folders: readonly string[]): object {
  const files = folders.map((folder) => join(folder, "chart.ts"));
  const [first = ""] = folders;
  const own = {
    noEmit: true,
    skipLibCheck: true,
    incremental: false,
    composite: false,
    rootDir: parse(first).root,
    // The program's own folder is not among those of the project, where they would be looked for.
    typeRoots: foldersAbove(config === "" ? first : dirname(config)).map((each) =>
      join(each, "node_modules/@types"),
    ),
  };
  if (config !== "") return { extends: config, compilerOptions: own, files, include: [], references: [] };
  return { compilerOptions: { ...usual, ...own }, files };
}

/** As `chartwright new` writes them. */
const usual = {
  target: "es2024",
  module: "nodenext",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  allowImportingTsExtensions: true,
};

/** The script of the TypeScript that is installed for a folder. */
function compilerOf(folder: string): string | undefined {
  try {
    const found = findPackageJSON("typescript", pathToFileURL(join(folder, "chart.ts")));
    if (found === undefined) return undefined;
    const { bin } = JSON.parse(readFileSync(found, "utf8")) as { bin?: { tsc?: string } };
    return bin?.tsc === undefined ? undefined : join(dirname(found), bin.tsc);
  } catch {
    // It is not installed.
    return undefined;
  }
}

function notChecked(folders: readonly string[]): Diagnostic {
  return diagnostic("CW1012", {
    message: "Its types were not checked: TypeScript is not installed.",
    fix: "Run: npm install --save-dev typescript. Where somebody else checks them, say --no-types.",
    place: { file: join(folders[0] ?? "", "chart.ts") },
  });
}

function run(
  script: string,
  args: readonly string[],
): Promise<{ readonly status: number; readonly output: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    child.on("error", (error) => done({ status: 127, output: error.message }));
    child.on("close", (status) => done({ status: status ?? 1, output }));
  });
}

/** `charts/web/chart.ts(5,26): error TS2339: …`, with further lines indented. */
function parseErrors(output: string): readonly Diagnostic[] {
  const heads = [...output.matchAll(/^(.+?)\((\d+),(\d+)\): error (TS\d+): (.*(?:\n[ \t]+.*)*)/gm)];
  return heads.map(([, file = "", line, column, code, text = ""]) =>
    diagnostic("CW1010", {
      message: `${text.split("\n").slice(0, 4).join("\n")} (${code})`,
      fix: "Correct it: where chart.ts runs types are erased, and the chart would be wrong in silence.",
      place: { file: resolve(file), line: Number(line), column: Number(column) },
    }),
  );
}

function nearest(folder: string, name: string): string | undefined {
  return foldersAbove(folder)
    .map((each) => join(each, name))
    .find((file) => existsSync(file));
}
