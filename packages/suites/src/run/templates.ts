import { type GoPattern, goPattern } from "@chartwright/engine";

/** The path of a template of a suite within its chart: `templates/` may be left out. */
export function templatePath(name: string): string {
  return /^(templates|charts|crds|\*\*)/.test(name) ? name : normal(`templates/${name}`);
}

/** Which templates a suite renders: those that it names, by `*` and `**` too, without those that it leaves out. */
export function selectTemplates(
  route: string,
  templates: readonly string[],
  excluded: readonly string[],
): (path: string) => boolean {
  const wanted = (templates.length > 0 ? templates : ["**"]).map((name) => patternOf(route, name));
  const unwanted = excluded.map((name) => patternOf(route, name));
  return (path) =>
    wanted.some((pattern) => pattern.test(path)) && !unwanted.some((pattern) => pattern.test(path));
}

function patternOf(route: string, name: string): GoPattern {
  const parts = normal(`${route}/${templatePath(name)}`)
    .split(/(\*\*|\*)/)
    .map((part) => {
      if (part === "**") return "[0-9a-zA-Z_\\-/.]+";
      return part === "*" ? "[0-9a-zA-Z_\\-/.]*" : part.replace(/[.+[\]?(){}|^$\\]/g, "\\$&");
    });
  return goPattern(parts.join(""));
}

/** Without `.`, `..` and empty parts. */
export function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}
