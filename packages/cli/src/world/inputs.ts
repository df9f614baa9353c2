import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** What a chart is generated from: its files, and the folders that they lie in. */
export interface Inputs {
  readonly folders: ReadonlySet<string>;
  /** By path, what changes whenever a file is written. */
  readonly stamps: ReadonlyMap<string, string>;
}

/**
 * The inputs of a chart.
 *
 * @param folder the chart's folder
 * @param modules the files that `chart.ts` consists of; some may lie elsewhere in the repository
 */
export function inputsOf(folder: string, modules: ReadonlySet<string>): Inputs {
  const found = walk(folder);
  const files = [...new Set([...found.files, ...modules])].sort();
  return {
    folders: new Set([...found.folders, ...files.map(dirname)]),
    // A folder that is new has to be followed, although nothing is in it yet.
    stamps: new Map([
      ...found.folders.map((path) => [path, "folder"] as const),
      ...files.map((file) => [file, stamp(file)] as const),
    ]),
  };
}

/** Whether something has changed, has come, or has gone. */
export function differ(before: Inputs["stamps"], now: Inputs["stamps"]): boolean {
  return before.size !== now.size || [...now].some(([file, stamped]) => before.get(file) !== stamped);
}

/** What lies in a chart's folder and is not generated. */
function walk(folder: string): { readonly files: readonly string[]; readonly folders: readonly string[] } {
  const files: string[] = [];
  const folders = [folder];
  for (const entry of entriesOf(folder)) {
    const { name } = entry;
    const isGenerated = name === "chart" || name === "manifests.yaml";
    if (isGenerated || name === "node_modules" || name.startsWith(".") || name.endsWith(".tmp")) continue;
    const path = join(folder, name);
    if (!entry.isDirectory()) {
      files.push(path);
      continue;
    }
    const below = walk(path);
    files.push(...below.files);
    folders.push(...below.folders);
  }
  return { files, folders };
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // It was taken away meanwhile.
    return [];
  }
}

function stamp(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? "missing" : `${stats.mtimeMs} ${stats.size} ${stats.ino}`;
}
