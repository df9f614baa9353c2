import { readdirSync } from "node:fs";
import { join } from "node:path";
import { findHelms } from "../world/programs.ts";
import { temporaryFolder } from "../world/temporary.ts";
import { NotFound } from "./find-snapshot.ts";

export interface PullOptions {
  readonly plainHttp?: boolean;
}

/** Fetches a packaged chart by `helm pull`, and gives the archive's path. */
export async function pull(
  named: string,
  version: string | undefined,
  { plainHttp }: PullOptions,
): Promise<string> {
  const [helm] = findHelms().helms;
  if (helm === undefined)
    throw new NotFound(
      `${named} is not here, and no helm was found that could fetch it.`,
      "Install Helm 3 or 4, or set CHARTWRIGHT_HELM to its path.",
    );
  const folder = temporaryFolder();
  const what = [...argumentsFor(named), ...(plainHttp === true ? ["--plain-http"] : [])];
  const ended = await helm.run([
    "pull",
    ...what,
    ...(version === undefined ? [] : ["--version", version]),
    "--destination",
    folder,
  ]);
  const archive = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  if (ended.status === 0 && archive !== undefined) return join(folder, archive);
  const reason = ended.stderr.trim().split("\n").at(-1) ?? "";
  throw new NotFound(
    `helm pull ${what.join(" ")}${version === undefined ? "" : ` --version ${version}`}: ${reason}`,
  );
}

/** `https://host/path/chart` is a chart of the repository at `https://host/path`; an archive's URL is itself. */
function argumentsFor(named: string): readonly string[] {
  const [, repository, chart] = /^(https?:\/\/.+)\/([^/]+)$/.exec(named) ?? [];
  if (repository === undefined || chart === undefined || chart.endsWith(".tgz")) return [named];
  return [chart, "--repo", repository];
}
