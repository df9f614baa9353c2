import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { basename, join } from "node:path";
import { isSupported, programVersion } from "./find-on-path.ts";
import { type DebianRecipe, type Tool, ToolError } from "./tool.ts";

/** Fails, saying what to install, unless apt can fetch a package. */
export function requireApt(tool: Tool): void {
  const missing = ["apt-get", "dpkg-deb"].filter((name) => spawnSync(name, ["--version"]).status !== 0);
  if (missing.length === 0) return;
  throw new ToolError(
    `Cannot set up ${tool.name}: no "${missing[0]}" command was found.`,
    `${tool.name} ${tool.version} or newer is not on PATH, and else it is taken from a package of Debian's.`,
    `Install ${tool.name} with this machine's package manager; then run: pnpm tools ${tool.name}`,
  );
}

/** Takes a tool's program out of its package into `<scratch>/bin`, and returns that folder. Needs no root. */
export async function extract(
  tool: Tool,
  { package: name, path }: DebianRecipe,
  scratch: string,
): Promise<string> {
  const bin = join(scratch, "bin");
  const tree = join(scratch, "tree");
  mkdirSync(bin);
  download(tool, name, scratch);
  const archive = readdirSync(scratch).find((file) => file.endsWith(".deb"));
  if (archive === undefined) throw new Error(`Bug: apt-get download ${name} has left no package.`);
  run(tool, "dpkg-deb", ["--extract", archive, tree], scratch);
  const file = join(bin, basename(path));
  if (!existsSync(join(tree, path))) throw unusable(tool, `It has no ${path}.`);
  renameSync(join(tree, path), file);
  const [program] = tool.programs;
  const version = program && programVersion(file, program.versionArgs);
  if (version === undefined)
    throw unusable(tool, `Its ${basename(path)} does not start: a library is missing.`);
  if (!isSupported(tool, version)) throw unusable(tool, `It is ${version}.`);
  return bin;
}

function unusable({ name, version }: Tool, why: string): ToolError {
  const fix = `Install ${name} ${version} or newer with its libraries, such as by: apt-get install ${name}`;
  return new ToolError(`The package of ${name} of this machine's release cannot be used.`, why, fix);
}

/** With the lists of packages that the machine has, or where it has none, with lists of our own. */
function download(tool: Tool, name: string, scratch: string): void {
  const command = ["download", name];
  if (spawnSync("apt-get", command, { cwd: scratch }).status === 0) return;
  const folders = ["lists/partial", "cache/archives/partial"].map((folder) => join(scratch, folder));
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  const own = [`Dir::State::Lists=${join(scratch, "lists")}`, `Dir::Cache=${join(scratch, "cache")}`];
  const options = own.flatMap((option) => ["-o", option]);
  run(tool, "apt-get", [...options, "update"], scratch);
  run(tool, "apt-get", [...options, ...command], scratch);
}

function run(tool: Tool, program: string, args: readonly string[], cwd: string): void {
  const { status, stderr, error } = spawnSync(program, args, { cwd, encoding: "utf8", timeout: 300_000 });
  if (status === 0) return;
  throw new ToolError(
    `Setting up ${tool.name} failed: ${program} ended with ${status ?? "a signal"}.`,
    `${error?.message ?? ""}${stderr}`.trim().split("\n").slice(-5).join("\n       "),
    `Repair what apt reports, or install ${tool.name}; then run: pnpm tools ${tool.name}`,
  );
}
