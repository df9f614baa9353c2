import { readFileSync, realpathSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import { isIgnored, parseHelmignore } from "@chartwright/engine";
import { hasModel } from "../world/find-charts.ts";
import { shorter } from "../world/report.ts";
import { UsageError } from "../world/usage-error.ts";
import { changedSince, mergeBase, topOf } from "./git.ts";
import { chartYamlOf, versionProblem } from "./version-increment.ts";

export interface AffectedOptions {
  /** A branch, tag or commit: only charts that changed since it was left are meant. */
  readonly since?: string;
  /** Charts that are not meant, by their folders' names. */
  readonly exclude?: readonly string[];
  /** Whether a chart that changed needs another version; true where nothing is said. */
  readonly checkVersion?: boolean;
}

/** The charts that are meant, and what is to be said of those that are not, and of their versions. */
export function affectedCharts(
  charts: readonly string[],
  { since, exclude = [], checkVersion = true }: AffectedOptions,
): { readonly charts: readonly string[]; readonly diagnostics: readonly Diagnostic[] } {
  const unknown = exclude.find((name) => !charts.some((folder) => basename(folder) === name));
  if (unknown !== undefined)
    throw new UsageError(`There is no chart "${unknown}" to leave out.`, "Give the name of its folder.");
  const meant = charts.filter((folder) => !exclude.includes(basename(folder)));
  if (since === undefined) return { charts: meant, diagnostics: [] };
  const top = topOf(".");
  if (top === undefined)
    throw new UsageError("--since needs a git repository, and there is none here.", "Leave it out.");
  const commit = mergeBase(top, since);
  const paths = changedSince(top, commit);
  const changed = meant.flatMap((folder) => {
    const files = filesThatCount(top, folder, paths);
    return files.length === 0 ? [] : [{ folder, files }];
  });
  const found = changed.map(({ folder, files }) => {
    if (isDeprecated(folder)) return { charts: [], diagnostics: [skipped(folder)] };
    const problem = checkVersion ? versionProblem(top, commit, folder, files) : undefined;
    return { charts: [folder], diagnostics: problem === undefined ? [] : [problem] };
  });
  return {
    charts: found.flatMap((each) => each.charts),
    diagnostics: found.flatMap((each) => each.diagnostics),
  };
}

/** The changed files of a chart, by their paths within its folder, without those that helm ignores. */
function filesThatCount(top: string, folder: string, paths: readonly string[]): readonly string[] {
  const below = relative(realpathSync(top), realpathSync(folder)).replaceAll("\\", "/");
  const prefix = below === "" ? "" : `${below}/`;
  const own = paths.flatMap((path) => (path.startsWith(prefix) ? [path.slice(prefix.length)] : []));
  if (hasModel(folder)) return own;
  const { rules } = parseHelmignore(textOf(join(folder, ".helmignore")) ?? "");
  return own.filter((path) => !isIgnored(rules, path));
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function isDeprecated(folder: string): boolean {
  return /^deprecated:\s*true\s*$/m.test(textOf(chartYamlOf(folder)) ?? "");
}

function skipped(folder: string): Diagnostic {
  return diagnostic("CW3025", {
    message: "The chart says that it is deprecated.",
    fix: "Nothing needs to be done; without --since it is validated all the same.",
    place: { file: shorter(chartYamlOf(folder)) },
  });
}
