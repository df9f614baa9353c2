import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

/** A file, as data. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** The text of every file below a folder, by its path with forward slashes. */
export function readFolder(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const relative = (file: string) => file.slice(folder.length + 1).replaceAll("\\", "/");
  return new Map(files.sort().map((file) => [relative(file), readFileSync(file, "utf8")]));
}

/**
 * Makes a folder hold these files and nothing else, but for those that are kept. They are written beside it and put in
 * its place by a rename, so that a run that is cut off leaves it as it was, or is finished by the next. What such a run
 * left is taken away.
 */
export function putFolder(folder: string, files: readonly TextFile[], kept: readonly string[] = []): void {
  const parent = dirname(folder);
  const prefix = `.${basename(folder)}.new-`;
  mkdirSync(parent, { recursive: true });
  const leftovers = readdirSync(parent).filter((name) => name.startsWith(prefix));
  for (const name of leftovers) rmSync(join(parent, name), { recursive: true, force: true });
  const scratch = mkdtempSync(join(parent, prefix));
  try {
    const made = join(scratch, "new");
    for (const { path, text } of files) {
      mkdirSync(dirname(join(made, path)), { recursive: true });
      writeFileSync(join(made, path), text);
    }
    for (const path of kept) {
      mkdirSync(dirname(join(made, path)), { recursive: true });
      copyFileSync(join(folder, path), join(made, path));
    }
    if (existsSync(folder)) renameSync(folder, join(scratch, "old"));
    renameSync(made, folder);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Writes one file whole or not at all. */
export function putFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const scratch = `${path}.${process.pid}.tmp`;
  writeFileSync(scratch, text);
  renameSync(scratch, path);
}
