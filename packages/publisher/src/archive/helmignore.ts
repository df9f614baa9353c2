import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import { type Glob, matchGlob, parseGlob } from "./glob.ts";

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

/**
 * Reads a `.helmignore` as Helm does, and adds Helm's own rule: no dotfiles in `templates/`.
 *
 * @example
 * const { rules } = parseHelmignore("# notes\n*.md\n/ci/\n");
 * isIgnored(rules, "docs/notes.md"); // true
 * isIgnored(rules, "ci/values.yaml"); // true
 */
export function parseHelmignore(
  text: string,
  chart?: string,
): { readonly rules: IgnoreRules; readonly diagnostics: readonly Diagnostic[] } {
  const rules: IgnoreRule[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/, "")
    .split("\n")
    .entries()) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) continue;
    const problem = problemOf(line);
    if (problem === undefined) rules.push(parseRule(line));
    else {
      const place = { file: ".helmignore", line: index + 1 };
      const fix = "Write one pattern a folder level, with *, ? and [a-z] only.";
      const message = `The pattern "${line}" ${problem}.`;
      diagnostics.push(diagnostic("CW4005", { message, fix, place, subject: { chart } }));
    }
  }
  return { rules: [...rules, parseRule("templates/.?*")], diagnostics };
}

function problemOf(line: string): string | undefined {
  if (line.includes("**")) return 'holds "**", which Helm does not know';
  if (matchGlob(parseGlob(line), "abc") === undefined) return "is malformed";
  return undefined;
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

/** Whether a file is left out of the archive, by a rule about itself or about a folder that it is in. */
export function isIgnored(rules: IgnoreRules, path: string): boolean {
  const parts = path.split("/");
  return parts.some((part, index) => {
    const isFolder = index < parts.length - 1;
    return isNamed(rules, parts.slice(0, index + 1).join("/"), part, isFolder);
  });
}

function isNamed(rules: IgnoreRules, path: string, lastPart: string, isFolder: boolean): boolean {
  return rules.some(({ negated, foldersOnly, lastPartOnly, glob }) => {
    const matches = (isFolder || !foldersOnly) && matchGlob(glob, lastPartOnly ? lastPart : path) === true;
    return matches !== negated;
  });
}
