import { readdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runProgram } from "@chartwright/cluster";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const bin = join(root, "node_modules/.bin");
const env = { PATH: [bin, process.env.PATH].join(delimiter) };

/** Builds and packs each public package as it would be published, into a folder; gives the archives. */
export async function pack(into: string): Promise<readonly string[]> {
  const run = async (file: string, args: readonly string[], cwd: string) => {
    const { code, output } = await runProgram(join(bin, file), args, { cwd, env });
    if (code !== 0) throw new Error(`${file} ${args.join(" ")}: ended with ${code}\n${output}`);
  };
  await run("turbo", ["run", "build"], root);
  const packages = readdirSync(join(root, "packages")).map((name) => join(root, "packages", name));
  for (const folder of [...packages, join(root, "schemas")]) {
    const { private: isPrivate } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    if (isPrivate !== true) await run("pnpm", ["pack", "--pack-destination", into], folder);
  }
  return readdirSync(into)
    .filter((name) => name.endsWith(".tgz"))
    .map((name) => join(into, name));
}
