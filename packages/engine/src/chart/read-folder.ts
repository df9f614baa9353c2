import { HelmError } from "../errors.ts";
import type { ChartFiles } from "./files.ts";
import { isNamed } from "./helmignore.ts";
import { ignoreRules } from "./load.ts";

/** What reading a folder needs of a file system. `node:fs` is one. */
export interface FileSystem {
  readdirSync(path: string): string[];
  /** Follows symbolic links. */
  statSync(path: string): { isDirectory(): boolean; isFile(): boolean; readonly size: number };
  readFileSync(path: string): Uint8Array;
}

/** Helm's own limits of bytes, and one of ours on symbolic links that lead in a circle. */
const largestFile = 5 * 1024 * 1024;
const largestChart = 100 * 1024 * 1024;
const deepest = 100;

/** The files of a folder as Helm takes them: links are followed, and what `.helmignore` leaves out is not read. */
export function filesOfFolder(fs: FileSystem, folder: string): ChartFiles {
  const files = new Map<string, Uint8Array>();
  const names = fs.readdirSync(folder);
  const rules = ignoreRules(
    names.includes(".helmignore") ? fs.readFileSync(`${folder}/.helmignore`) : undefined,
  );
  let remaining = largestChart;
  const walk = (within: string, entries: readonly string[], depth: number): void => {
    if (depth > deepest)
      throw new HelmError("CW6005", `${folder}: folders are nested more than ${deepest} deep`);
    for (const name of entries) {
      const path = within === "" ? name : `${within}/${name}`;
      const full = `${folder}/${path}`;
      const found = fs.statSync(full);
      if (isNamed(rules, path, found.isDirectory())) continue;
      if (found.isDirectory()) walk(path, fs.readdirSync(full), depth + 1);
      else if (!found.isFile()) throw new HelmError("CW6001", `cannot load irregular file ${full}`);
      else {
        checkSize(name, found.size);
        remaining -= found.size;
        if (remaining < 0) throw new HelmError("CW6001", `${folder} is larger than ${largestChart} bytes`);
        files.set(path, fs.readFileSync(full));
      }
    }
  };
  walk("", names, 0);
  return files;
}

function checkSize(name: string, size: number): void {
  if (size <= largestFile) return;
  throw new HelmError(
    "CW6001",
    `chart file ${JSON.stringify(name)} is larger than the maximum file size ${largestFile}`,
  );
}
