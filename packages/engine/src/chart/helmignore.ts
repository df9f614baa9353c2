import { type Glob, matchGlob, parseGlob } from "./path-match.ts";

/** The rules of a `.helmignore`, in their order. */
export type IgnoreRules = readonly IgnoreRule[];

interface IgnoreRule {
  /** Written with `!`, it ignores whatever it does *not* match: Helm's meaning, and not git's. */
  readonly negated: boolean;
  readonly foldersOnly: boolean;
  /** A pattern without a slash is held against the last part of the path alone. */
  readonly lastPartOnly: boolean;
  readonly glob: Glob;
}

/** A line of a `.helmignore` for which Helm refuses the chart. */
export interface IgnoreProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly pattern: string;
  readonly kind: "double star" | "malformed";
}

/**
 * Reads a `.helmignore` as Helm does, and adds Helm's own rule: no dotfiles in `templates/`.
 *
 * @example
 * const { rules } = parseHelmignore("# notes\n*.md\n/ci/\n");
 * isIgnored(rules, "docs/notes.md"); // true
 * isIgnored(rules, "ci/values.yaml"); // true
 */
export function parseHelmignore(text: string): {
  readonly rules: IgnoreRules;
  readonly problems: readonly IgnoreProblem[];
} {
  const rules: IgnoreRule[] = [];
  const problems: IgnoreProblem[] = [];
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  for (const [index, raw] of lines.entries()) {
    const pattern = raw.trim();
    if (pattern === "" || pattern.startsWith("#")) continue;
    const kind = problemOf(pattern);
    if (kind === undefined) rules.push(parseRule(pattern));
    else problems.push({ line: index + 1, pattern, kind });
  }
  return { rules: [...rules, parseRule("templates/.?*")], problems };
}

function problemOf(pattern: string): IgnoreProblem["kind"] | undefined {
  if (pattern.includes("**")) return "double star";
  return matchGlob(parseGlob(pattern), "abc") === undefined ? "malformed" : undefined;
}

function parseRule(line: string): IgnoreRule {
  const negated = line.startsWith("!");
  const foldersOnly = line.endsWith("/");
  const pattern = line.slice(negated ? 1 : 0, foldersOnly ? -1 : undefined);
  return {
    negated,
    foldersOnly,
    lastPartOnly: !pattern.includes("/"),
    glob: parseGlob(pattern.replace(/^\//, "")),
  };
}

/** Whether a file is left out of the chart, by a rule about itself or about a folder that it is in. */
export function isIgnored(rules: IgnoreRules, path: string): boolean {
  for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", slash + 1))
    if (isNamed(rules, path.slice(0, slash), true)) return true;
  return isNamed(rules, path, false);
}

/** Whether a rule is about this very path; a folder that is ignored takes all below it along. */
export function isNamed(rules: IgnoreRules, path: string, isFolder: boolean): boolean {
  const last = path.slice(path.lastIndexOf("/") + 1);
  return rules.some(({ negated, foldersOnly, lastPartOnly, glob }) => {
    const matches = (isFolder || !foldersOnly) && matchGlob(glob, lastPartOnly ? last : path) === true;
    return matches !== negated;
  });
}
