import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { NotFound } from "./find-snapshot.ts";

interface Index {
  readonly entries?: Readonly<
    Record<string, readonly { readonly version: string; readonly urls?: readonly string[] }[]>
  >;
}

/** The archive of a version in a folder that is served as a repository; of the newest where none is named. */
export async function pickFromFolder(
  folder: string,
  chart: string,
  version: string | undefined,
): Promise<string> {
  const { default: semver } = await import("semver");
  const entries =
    (parse(readFileSync(join(folder, "index.yaml"), "utf8")) as Index | null)?.entries?.[chart] ?? [];
  const known = entries.map((entry) => entry.version);
  const wanted = semver.maxSatisfying(known, version ?? "*") ?? version;
  const entry = entries.find((each) => each.version === wanted);
  if (entry === undefined) {
    const said = version === undefined ? chart : `${chart} ${version}`;
    throw new NotFound(
      `${folder} holds no ${said}.`,
      `It holds ${known.join(", ") || `no version of ${chart}`}.`,
    );
  }
  const [url = ""] = entry.urls ?? [];
  const path = url.startsWith("file:")
    ? fileURLToPath(url)
    : join(folder, url.startsWith("http") ? (url.split("/").at(-1) ?? "") : url);
  if (existsSync(path)) return path;
  throw new NotFound(
    `${folder} lists ${chart} ${wanted}, but ${path} is not there.`,
    "Fetch the repository's archives too.",
  );
}
