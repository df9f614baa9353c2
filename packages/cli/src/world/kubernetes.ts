import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Json } from "@chartwright/model";
import {
  crdsAmong,
  crdsOf,
  type Definitions,
  type KubernetesTarget,
  schemaFiles,
  schemaLocation,
} from "@chartwright/validator";
import type { ProjectSchemas } from "./project-schemas.ts";
import { UsageError } from "./usage-error.ts";

const root = dirname(fileURLToPath(import.meta.resolve("@chartwright/schemas/package.json")));

/** The Kubernetes minors whose schemas come with this package, oldest first. */
export function knownMinors(): readonly string[] {
  return sorted(readdirSync(join(root, "kubernetes")));
}

/** Those and the ones that a project has schemas of its own for, oldest first. */
export function minorsOf(own: ProjectSchemas): readonly string[] {
  return sorted([...new Set([...knownMinors(), ...own.definitions.keys()])]);
}

function sorted(minors: readonly string[]): readonly string[] {
  const minor = (name: string) => Number(name.split(".")[1]);
  return [...minors].sort((a, b) => minor(a) - minor(b));
}

/** The definitions of the Kubernetes API, of the newest minor where none is named. */
export function readDefinitions(minor: string = knownMinors().at(-1) ?? ""): Definitions {
  return readDefinitionsFile(minor).definitions;
}

const read = new Map<string, { readonly definitions: Definitions }>();

function readDefinitionsFile(minor: string): { readonly definitions: Definitions } {
  const known = read.get(minor);
  if (known !== undefined) return known;
  const file = readJson(join(root, "kubernetes", minor, "definitions.json")) as never;
  read.set(minor, file);
  return file;
}

/** The custom resources whose schemas come with this package, and those of a folder of the user's. */
function readCrds(folder: string | undefined): readonly Json[] {
  if (folder !== undefined && !existsSync(folder))
    throw new UsageError(`${folder} does not exist.`, "Name a folder of CRDs.");
  return [join(root, "crds"), ...(folder === undefined ? [] : [folder])].flatMap(crdsIn);
}

function crdsIn(folder: string): readonly Json[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.(json|ya?ml)$/.test(name),
  );
  return files.sort().flatMap((name) => {
    const path = join(folder, name);
    // The schemas that come along are JSON, which is many times faster read as that.
    return name.endsWith(".json") ? crdsAmong([readJson(path)]) : crdsOf(readFileSync(path, "utf8"));
  });
}

function readJson(path: string): Json {
  return JSON.parse(readFileSync(path, "utf8")) as Json;
}

/** Gives the minors with what they serve; a chart's own custom resources come on top. */
export type Targets = (ownCrds: readonly Json[]) => readonly KubernetesTarget[];

/** What each minor serves. */
export function kubernetesTargets(
  minors: readonly string[],
  own: ProjectSchemas,
  crdFolder?: string,
): Targets {
  const known = minorsOf(own);
  const unknown = minors.find((minor) => !known.includes(minor));
  if (unknown !== undefined) {
    throw new UsageError(
      `There are no schemas of Kubernetes ${unknown}.`,
      `Name one of ${known.join(", ")}.`,
    );
  }
  const shared = [...own.crds, ...readCrds(crdFolder)];
  const targets = (crds: readonly Json[]) =>
    minors.map((minor) => {
      return { minor, definitions: own.definitions.get(minor) ?? readDefinitions(minor), crds };
    });
  const plain = targets(shared);
  return (ownCrds) => (ownCrds.length === 0 ? plain : targets([...shared, ...ownCrds]));
}

/** Where kubeconform finds the schemas of a minor: they are laid out once, and kept for the next run. */
export function kubeconformSchemas({ minor, definitions, crds }: KubernetesTarget): string {
  return `${layOut(minor, schemaFiles(definitions, crds))}/${schemaLocation}`;
}

function layOut(minor: string, files: ReturnType<typeof schemaFiles>): string {
  const hash = createHash("sha256");
  for (const { path, text } of files) hash.update(`${path}\0${text}\0`);
  const user = process.getuid?.() ?? "user";
  const folder = join(tmpdir(), `chartwright-${user}`, `schemas-${minor}-${hash.digest("hex").slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  const scratch = `${folder}.${process.pid}`;
  for (const { path, text } of files) {
    mkdirSync(dirname(join(scratch, path)), { recursive: true });
    writeFileSync(join(scratch, path), text);
  }
  try {
    renameSync(scratch, folder);
  } catch (error) {
    // Another run has put it there meanwhile.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
