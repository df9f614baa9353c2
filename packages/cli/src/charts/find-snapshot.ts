import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import type { ChartSnapshot } from "@chartwright/validator/upgrade";
import { hasHelmChart, hasModel } from "../world/find-charts.ts";
import { commitOf, fileAt, filesAt, topOf } from "./git.ts";
import { type PullOptions, pull } from "./pull.ts";
import { pickFromFolder } from "./repository-folder.ts";
import { archiveSnapshot, folderSnapshot, snapshotOf } from "./snapshot.ts";

export interface FoundSnapshot {
  readonly snapshot: ChartSnapshot | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const forms =
  "Name a chart's folder, its .tgz, COMMIT:FOLDER of this git repository, REPOSITORY/CHART@VERSION of a folder or URL with an index.yaml, or oci://REGISTRY/CHART@VERSION.";

/**
 * A version of a chart by what a user calls it: a folder, an archive, `main:charts/web`, `site/web@1.2.0` where `site`
 * holds an `index.yaml`, `https://charts.example.org/web@1.2.0`, `repo/web@1.2.0` of helm's own repositories, or
 * `oci://registry.example.org/charts/web@1.2.0`. Without a version it is the newest.
 */
export async function findSnapshot(reference: string, how: PullOptions): Promise<FoundSnapshot> {
  try {
    return { snapshot: await find(reference, how), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    const place = { file: reference };
    return {
      snapshot: undefined,
      diagnostics: [diagnostic("CW5005", { message: error.message, fix: error.fix, place })],
    };
  }
}

/** There is no such version, or it cannot be had. */
export class NotFound extends Error {
  readonly fix: string;
  constructor(message: string, fix = forms) {
    super(message);
    this.fix = fix;
  }
}

async function find(reference: string, how: PullOptions): Promise<ChartSnapshot> {
  if (existsSync(reference)) {
    if (!statSync(reference).isDirectory()) return readArchiveFile(reference, reference);
    if (hasModel(reference) || hasHelmChart(reference)) return readFolder(reference);
    throw new NotFound(`${reference} is no folder of a chart: it holds neither chart.ts nor Chart.yaml.`);
  }
  const ofGit = fromGit(reference);
  if (ofGit !== undefined) return ofGit;
  const [, named = reference, version] = /^(.+?)@([^@/]+)$/.exec(reference) ?? [];
  const repository = named.slice(0, Math.max(0, named.lastIndexOf("/")));
  const archive = existsSync(join(repository, "index.yaml"))
    ? await pickFromFolder(repository, named.slice(repository.length + 1), version)
    : await pull(named, version, how);
  return readArchiveFile(archive, reference);
}

function readFolder(path: string): ChartSnapshot {
  try {
    return folderSnapshot(path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    throw new NotFound(`${path} cannot be read: ${error.message}.`, "Remove the link, or what it leads to.");
  }
}

function readArchiveFile(path: string, label: string): ChartSnapshot {
  try {
    return archiveSnapshot(readFileSync(path), label);
  } catch (error) {
    throw new NotFound(`${label} cannot be read as a packaged chart: ${(error as Error).message}.`);
  }
}

/** `COMMIT:FOLDER`, as git writes it. */
function fromGit(reference: string): ChartSnapshot | undefined {
  const [, name, path] = /^([^:]+):(?!\/\/)(.+)$/.exec(reference) ?? [];
  if (name === undefined || path === undefined) return undefined;
  const [top, commit] = [topOf("."), commitOf(".", name)];
  if (top === undefined || commit === undefined)
    throw new NotFound(
      `git knows no commit "${name}" here.`,
      "Name a branch, a tag or a commit, and fetch it before.",
    );
  const archive = path.endsWith(".tgz") ? fileAt(top, commit, path) : undefined;
  if (archive !== undefined) return archiveSnapshot(archive, reference);
  const files = filesAt(top, commit, path);
  if (files.size === 0)
    throw new NotFound(
      `There is no ${path} in ${name}.`,
      "Write the folder's path from the top of the repository.",
    );
  return { ...snapshotOf(files), label: reference };
}
