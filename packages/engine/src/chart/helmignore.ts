import { HelmError } from "../errors.ts";
import { GlobError, pathMatch } from "./glob.ts";

interface Rule {
  readonly negated: boolean;
  readonly foldersOnly: boolean;
  readonly lastPartOnly: boolean;
  readonly pattern: string;
}

/** Which paths a `.helmignore` leaves out, folders above them included. Helm's own rule: no dotfiles in `templates/`. */
export function ignoreFilter(text: string | undefined): (path: string) => boolean {
  const rules = (text ?? "").split("\n").flatMap(parseLine);
  rules.push(parseRule("templates/.?*"));
  const folders = new Map<string, boolean>();
  const folderIsIgnored = (path: string): boolean => {
    if (path === "") return false;
    let found = folders.get(path);
    if (found === undefined) {
      found = folderIsIgnored(parentOf(path)) || isIgnored(rules, path, true);
      folders.set(path, found);
    }
    return found;
  };
  return (path) => folderIsIgnored(parentOf(path)) || isIgnored(rules, path, false);
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

function parseLine(raw: string): Rule[] {
  const line = raw.replace(/^\ufeff/, "").trim();
  if (line === "" || line.startsWith("#")) return [];
  if (line.includes("**")) throw new HelmError("CW6001", "double-star (**) syntax is not supported");
  try {
    pathMatch(line, "abc");
  } catch (error) {
    if (error instanceof GlobError) throw new HelmError("CW6001", error.message);
    throw error;
  }
  return [parseRule(line)];
}

function parseRule(line: string): Rule {
  const negated = line.startsWith("!");
  const foldersOnly = line.endsWith("/");
  const pattern = line.slice(negated ? 1 : 0, foldersOnly ? -1 : undefined);
  return { negated, foldersOnly, lastPartOnly: !pattern.includes("/"), pattern: pattern.replace(/^\//, "") };
}

function isIgnored(rules: readonly Rule[], path: string, isFolder: boolean): boolean {
  const last = path.slice(path.lastIndexOf("/") + 1);
  return rules.some(({ negated, foldersOnly, lastPartOnly, pattern }) => {
    const matches = (isFolder || !foldersOnly) && pathMatch(pattern, lastPartOnly ? last : path);
    return matches !== negated;
  });
}
