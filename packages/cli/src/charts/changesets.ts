import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Whether a changeset that waits names a package: its version comes later, for all changes together. */
export function hasChangeset(top: string, name: string): boolean {
  const folder = join(top, ".changeset");
  if (!existsSync(folder)) return false;
  const files = readdirSync(folder).filter((file) => file.endsWith(".md") && file !== "README.md");
  return files.some((file) => {
    const head = /^---\r?\n([\s\S]*?)\r?\n---/.exec(readFileSync(join(folder, file), "utf8"))?.[1] ?? "";
    return head.split("\n").some((line) => /^\s*["']?([^"':]+)["']?\s*:/.exec(line)?.[1] === name);
  });
}
