import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import semver from "semver";
import { parse } from "yaml";
import type { Helm } from "./helm.ts";
import { oldCases } from "./old-cases.ts";
import type { ChartUnderTrial, LastVersion } from "./trial.ts";

type Source = Pick<ChartUnderTrial, "name" | "folder">;

interface Entry {
  readonly version: string;
  readonly digest?: string;
  readonly urls: readonly string[];
}

/** The newest version of a chart in a repository, downloaded into the folder; nothing if it has none. */
export async function fetchLastVersion(
  helm: Helm,
  repository: string,
  { name, folder }: Source,
  into: string,
): Promise<LastVersion | undefined> {
  const base = /^https?:/.test(repository)
    ? new URL(repository.endsWith("/") ? repository : `${repository}/`)
    : pathToFileURL(`${repository}/`);
  const index = parse((await read(new URL("index.yaml", base))).toString("utf8"));
  const entries: readonly Entry[] = index?.entries?.[name] ?? [];
  const newest = semver.maxSatisfying(
    entries.map(({ version }) => version),
    "*",
  );
  const entry = entries.find(({ version }) => version === newest);
  const [url] = entry?.urls ?? [];
  if (entry === undefined || url === undefined) return undefined;
  const content = await read(new URL(url, base));
  const digest = createHash("sha256").update(content).digest("hex");
  if (entry.digest !== undefined && entry.digest.replace("sha256:", "") !== digest) {
    throw new Error(`${url} in ${repository} is not what its index says: its digest is ${digest}.`);
  }
  const files = join(into, `last-${name}`);
  mkdirSync(files, { recursive: true });
  const archive = join(files, `${name}-${entry.version}.tgz`);
  writeFileSync(archive, content);
  return { version: entry.version, archive, next: folder, cases: await oldCases(helm, archive, files) };
}

/** Takes the chart as it is for the last version, and a bumped one for this. */
export async function makeLastVersion(
  helm: Helm,
  { name, folder }: Source,
  into: string,
): Promise<LastVersion> {
  const { version } = parse(readFileSync(join(folder, "Chart.yaml"), "utf8"));
  const bumped = semver.inc(version, "patch") ?? version;
  const pack = async (as: string) => {
    await helm.run("package", folder, "--version", as, "--destination", into);
    return join(into, `${name}-${as}.tgz`);
  };
  return { version, archive: await pack(version), next: await pack(bumped), cases: [] };
}

async function read(url: URL): Promise<Buffer> {
  if (url.protocol === "file:") return readFileSync(url);
  const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  return Buffer.from(await response.arrayBuffer());
}
