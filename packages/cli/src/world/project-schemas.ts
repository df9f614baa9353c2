import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import type { Json } from "@chartwright/model";
import type { Definitions } from "@chartwright/validator";
import { putFile } from "./folder.ts";
import { UsageError } from "./usage-error.ts";

/** Where a project keeps schemas of its own, from the working directory. */
export const projectSchemas = "schemas";
const lockFile = "lock.json";

/** A schema that was pulled. */
export interface PulledFile {
  /** `crds/<group>/<plural>.json`, or `kubernetes/<minor>/definitions.json`. */
  readonly path: string;
  /** Where it comes from. */
  readonly source: string;
  readonly text: string;
}

type Lock = Readonly<Record<string, { readonly source: string; readonly sha256: string }>>;

/** Writes files into the folder, beside those of earlier pulls, and the lock that names them all. */
export function writeProjectSchemas(folder: string, files: readonly PulledFile[]): void {
  for (const { path, text } of files) putFile(join(folder, path), text);
  const pulled = files.map(({ path, source, text }) => [path, { source, sha256: digest(text) }] as const);
  const all = Object.entries({ ...readLock(folder), ...Object.fromEntries(pulled) });
  const lock = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
  putFile(join(folder, lockFile), `${JSON.stringify(lock, null, 2)}\n`);
}

/** What a project's own schemas are. */
export interface ProjectSchemas {
  /** By minor. */
  readonly definitions: ReadonlyMap<string, Definitions>;
  readonly crds: readonly Json[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the schemas that the folder's lock names; one that is not as it was pulled is told of, and left out. */
export function readProjectSchemas(folder: string = projectSchemas): ProjectSchemas {
  const diagnostics: Diagnostic[] = [];
  const definitions = new Map<string, Definitions>();
  const crds: Json[] = [];
  for (const [path, { sha256 }] of Object.entries(readLock(folder))) {
    const file = join(folder, path);
    const text = existsSync(file) ? readFileSync(file, "utf8") : undefined;
    if (text === undefined || digest(text) !== sha256) {
      const what = text === undefined ? "is missing" : "is not what its digest in lock.json is of";
      const fix = "Pull it again with `chartwright schemas pull`, or restore it.";
      diagnostics.push(diagnostic("CW3019", { message: `${path} ${what}.`, fix, place: { file } }));
      continue;
    }
    const data = JSON.parse(text);
    const [, minor] = /^kubernetes\/([^/]+)\/definitions\.json$/.exec(path) ?? [];
    if (minor === undefined) crds.push(data);
    else definitions.set(minor, data.definitions);
  }
  return { definitions, crds, diagnostics };
}

function readLock(folder: string): Lock {
  const file = join(folder, lockFile);
  if (!existsSync(file)) return {};
  try {
    const lock = JSON.parse(readFileSync(file, "utf8"));
    if (Object.values(lock).every((entry) => typeof (entry as Lock[string]).sha256 === "string")) return lock;
  } catch {
    // It is no JSON: told below.
  }
  throw new UsageError(
    `${file} is not what \`chartwright schemas pull\` writes.`,
    "Move it away, and pull again.",
  );
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
