import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join, relative } from "node:path";
import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import { gt, valid } from "semver";
import { parse } from "yaml";
import { hasModel } from "../world/find-charts.ts";
import { shorter } from "../world/report.ts";
import { hasChangeset } from "./changesets.ts";
import { fileAt } from "./git.ts";

/** The `Chart.yaml` of a chart's folder, generated or not. */
export function chartYamlOf(folder: string): string {
  return join(folder, hasModel(folder) ? "chart/Chart.yaml" : "Chart.yaml");
}

/**
 * That a chart that changed has a later version than at a commit. A chart that was not there yet needs none, nor one for
 * which a changeset waits, nor one of which nothing changed that is packaged.
 *
 * @param files what changed, by its path in the chart's folder
 */
export function versionProblem(
  top: string,
  commit: string,
  folder: string,
  files: readonly string[],
): Diagnostic | undefined {
  const isModel = hasModel(folder);
  if (isModel && !files.some((path) => path.startsWith("chart/"))) return undefined;
  const path = chartYamlOf(folder);
  const before = fileAt(top, commit, relative(realpathSync(top), realpathSync(path)).replaceAll("\\", "/"));
  if (before === undefined || !existsSync(path)) return undefined;
  const [old, now] = [before, readFileSync(path)].map(versionIn);
  // What is no version at all is told of by the stage that reads Chart.yaml.
  if (old === undefined || now === undefined || gt(now, old)) return undefined;
  if (isModel && hasChangeset(top, packageName(folder))) return undefined;
  const next = isModel ? "Describe the change: `pnpm changeset`" : `Make the version later than ${old}`;
  return diagnostic("CW3024", {
    message: `Its version is ${now}, and was ${old} before ${files[0]}${files.length > 1 ? ` and ${files.length - 1} more files` : ""} changed.`,
    fix: `${next}; \`chartwright diff\` tells by how much. --no-check-version leaves this out.`,
    place: { file: shorter(path) },
  });
}

function versionIn(text: Uint8Array): string | undefined {
  try {
    const { version } = (parse(Buffer.from(text).toString("utf8")) ?? {}) as { version?: unknown };
    return valid(String(version)) ?? undefined;
  } catch {
    return undefined;
  }
}

function packageName(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { name?: string }).name ?? "";
}
