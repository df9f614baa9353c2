import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const bin = join(root, "node_modules/.bin");
const env = { ...process.env, PATH: [bin, process.env.PATH].join(delimiter) };

/** Builds and packs each public package as it would be published, into a folder; gives the archives. */
export function pack(into: string): readonly string[] {
  const run = (file: string, args: readonly string[], cwd: string) =>
    execFileSync(join(bin, file), args, { cwd, env, stdio: ["ignore", "pipe", "inherit"] });
  run("turbo", ["run", "build"], root);
  const packages = readdirSync(join(root, "packages")).map((name) => join(root, "packages", name));
  for (const folder of [...packages, join(root, "schemas")]) {
    const { private: isPrivate } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    if (isPrivate !== true) run("pnpm", ["pack", "--pack-destination", into], folder);
  }
  return readdirSync(into)
    .filter((name) => name.endsWith(".tgz"))
    .map((name) => join(into, name));
}
