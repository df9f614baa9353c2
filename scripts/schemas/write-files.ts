import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generatedFiles, lockFile, makeLock, printLock } from "./lock.ts";
import type { SchemaFile } from "./schema-file.ts";

/** Writes the files and the lock, and removes generated files that are no longer among them. */
export function writeFiles(folder: string, files: readonly SchemaFile[]): void {
  const paths = new Set(files.map(({ path }) => path));
  for (const path of generatedFiles(folder)) if (!paths.has(path)) rmSync(join(folder, path));
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  writeFileSync(join(folder, lockFile), printLock(makeLock(files)));
}
