import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type FileSystem, type ReadChart, readChartFiles } from "@chartwright/engine";
import {
  type Imported,
  type ImportResult,
  type InputFile,
  importHelm,
  importManifests,
  unequal,
} from "@chartwright/importer";
import { chartFileSystem, LinkError } from "../world/chart-file-system.ts";
import type { TextFile } from "../world/folder.ts";
import { installedKinds } from "../world/installed-kinds.ts";
import { exitCodes, report, shorter } from "../world/report.ts";
import { checkFree, checkName, isThisRepository, putChart, scaffoldAround } from "../world/scaffold.ts";
import { shellWord } from "../world/shell-word.ts";
import { loadSource } from "../world/source.ts";
import { UsageError } from "../world/usage-error.ts";

export interface ImportFlags {
  readonly name?: string;
  readonly out?: string;
}

type Kinds = ReturnType<typeof installedKinds>;

/** `chartwright import`: the sources of a chart that gives what manifests or a Helm chart give. */
export async function importChart(sources: readonly string[], flags: ImportFlags): Promise<number> {
  const isHelm = sources.some(isHelmChart);
  if (isHelm && (sources.length > 1 || flags.name !== undefined)) {
    throw new UsageError(
      sources.length > 1 ? "A Helm chart is imported alone." : "A Helm chart keeps its name.",
      "Name the chart, and with --out the folder if it is to be another one.",
    );
  }
  const name = flags.name ?? (flags.out === undefined || isHelm ? undefined : basename(resolve(flags.out)));
  if (name !== undefined) checkName(name);
  const parent = resolve(flags.out === undefined ? "charts" : dirname(flags.out));
  const own = dirname(fileURLToPath(import.meta.url));
  const kinds = installedKinds([parent, own, ...(isThisRepository() ? [resolve("packages/blocks")] : [])]);
  const { imported, diagnostics } = imports(sources, name, kinds);
  const code = report(diagnostics);
  if (imported === undefined) return code;
  const folder = resolve(flags.out ?? join("charts", imported.name));
  checkFree(folder);
  const put = await putChart(folder, filesOf(imported, kinds), () => check(folder, imported));
  if (put === exitCodes.ok) console.log(advice(folder, imported));
  return put;
}

function imports(sources: readonly string[], name: string | undefined, kinds: Kinds): ImportResult {
  const options = { name, hasKind: kinds.hasKind };
  const [first = ""] = sources;
  if (!isHelmChart(first)) return importManifests(readManifests(sources), options);
  const { files, diagnostics } = readHelmChart(first);
  return files === undefined ? { imported: undefined, diagnostics } : importHelm(files, options);
}

function isHelmChart(source: string): boolean {
  return source.endsWith(".tgz") || existsSync(join(source, "Chart.yaml"));
}

function readHelmChart(source: string): {
  readonly files: Uint8Array | ReadChart["files"];
  readonly diagnostics: ReadChart["diagnostics"];
} {
  if (!existsSync(source))
    throw new UsageError(`${source} does not exist.`, "Name the folder or the .tgz of a Helm chart.");
  if (!statSync(source).isDirectory()) return { files: readFileSync(source), diagnostics: [] };
  return readChartFiles(chartFileSystem(source), source);
}

/** The files that are named, and those of the folders that are. */
function readManifests(sources: readonly string[]): readonly InputFile[] {
  return sources.flatMap((source) => {
    if (source === "-") return [{ path: "(standard input)", content: readFileSync(0) }];
    if (!existsSync(source))
      throw new UsageError(
        `${source} does not exist.`,
        "Name a file, a folder, or - for the standard input.",
      );
    if (!statSync(source).isDirectory()) return [{ path: source, content: readFileSync(source) }];
    const files = readdirSync(source, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(ya?ml|json)$/.test(file))
      .sort();
    const within = chartFileSystem(source);
    return files.map((file) => ({
      path: join(source, file),
      content: contentOf(within, join(source, file)),
    }));
  });
}

function contentOf(within: FileSystem, file: string): Uint8Array {
  try {
    return within.readFileSync(file);
  } catch (error) {
    if (error instanceof LinkError) throw new UsageError(`${error.message}.`, "Or name that file itself.");
    throw error;
  }
}

/** The sources of the chart: what was imported, and the rest of what `chartwright new` makes. */
function filesOf({ name, version, files, modules }: Imported, kinds: Kinds): readonly TextFile[] {
  const others = scaffoldAround(name);
  const packages = modules.map((module) => kinds.packageOf(module));
  return [
    ...others.map((file) => (file.path === "package.json" ? packageFile(file, version, packages) : file)),
    ...files,
  ];
}

function packageFile(
  { path, text }: TextFile,
  version: string,
  packages: readonly ReturnType<Kinds["packageOf"]>[],
): TextFile {
  const { devDependencies, ...rest } = JSON.parse(text) as Record<string, object>;
  const ranges = packages.map(({ name, version: found }) => [
    name,
    isThisRepository() ? "catalog:" : `^${found}`,
  ]);
  const all = { ...Object.fromEntries(ranges), ...devDependencies };
  const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { path, text: `${JSON.stringify({ ...rest, version, devDependencies: sorted }, null, 2)}\n` };
}

/** Holds what was written, once more and as it is loaded, against what it was imported from. */
async function check(folder: string, { proofs }: Imported): Promise<number> {
  const { source, diagnostics } = await loadSource(folder);
  if (source === undefined) return report(diagnostics);
  return report(proofs.flatMap((proof) => unequal(source.model, proof)).map((each) => each.diagnostic));
}

function advice(folder: string, { proofs }: Imported): string {
  const { release, objects } = proofs[0] as Imported["proofs"][number];
  return [
    `\n${objects.length} objects, equal to what was imported for a release ${release.name} in ${release.namespace}.`,
    "\nNext:",
    `  read ${shorter(join(folder, "chart.ts"))}`,
    "  chartwright validate",
    `  helm install ${shellWord(release.name)} ${shellWord(shorter(join(folder, "chart")))} --namespace ${shellWord(release.namespace)}`,
  ].join("\n");
}
