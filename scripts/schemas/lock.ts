import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SchemaFile } from "./schema-file.ts";

/** Where each generated file comes from and the digest of its content, by its path. */
type SchemaLock = Readonly<Record<string, { readonly source: string; readonly sha256: string }>>;

export const lockFile = "lock.json";
const generatedFolders = ["crds", "kubernetes"] as const;

export function makeLock(files: readonly SchemaFile[]): SchemaLock {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return Object.fromEntries(sorted.map(({ path, source, text }) => [path, { source, sha256: digest(text) }]));
}

export function printLock(lock: SchemaLock): string {
  return `${JSON.stringify(lock, null, 2)}\n`;
}

/** What is wrong with the files in the folder, judged by its lock: nothing if they are as they were made. */
export function checkLock(folder: string): string[] {
  const lock: SchemaLock = JSON.parse(readFileSync(join(folder, lockFile), "utf8"));
  const wrong = Object.entries(lock).flatMap(([path, { sha256 }]) => {
    if (!existsSync(join(folder, path))) return [`${path} is missing.`];
    const actual = digest(readFileSync(join(folder, path), "utf8"));
    return actual === sha256 ? [] : [`${path} is not as it was generated: its digest is ${actual}.`];
  });
  const strange = generatedFiles(folder).filter((path) => lock[path] === undefined);
  return [...wrong, ...strange.map((path) => `${path} is not in ${lockFile}.`)];
}

/** The paths of all files in the folders that are generated. */
export function generatedFiles(folder: string): string[] {
  return generatedFolders
    .filter((name) => existsSync(join(folder, name)))
    .flatMap((name) =>
      readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)),
    );
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
