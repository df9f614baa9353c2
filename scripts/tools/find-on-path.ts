import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { executable } from "./cache.ts";
import type { Program, Tool } from "./tool.ts";

/** Where Debian has servers, which is not on everybody's PATH. */
const systemFolders = ["/usr/local/sbin", "/usr/sbin"];

/** A tool on PATH at a supported version: its program, or the folder of its programs. */
export function findOnPath(tool: Tool, path: string = process.env.PATH ?? ""): string | undefined {
  const folders = [...path.split(delimiter).filter((entry) => entry !== ""), ...systemFolders];
  const found = tool.programs.map((program) => findProgram(program, tool, folders));
  const [first] = found;
  if (first === undefined || found.includes(undefined)) return undefined;
  if (found.length === 1) return first;
  const folder = dirname(first);
  return found.every((file) => file !== undefined && dirname(file) === folder) ? folder : undefined;
}

/** What a program says its version is: `v1.2.3` wherever it stands in its output, or nothing. */
export function programVersion(file: string, args: readonly string[]): string | undefined {
  const result = spawnSync(file, args, { encoding: "utf8", timeout: 20_000 });
  const version = /\bv?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.]+)?)/.exec(
    `${result.stdout ?? ""}${result.stderr ?? ""}`,
  );
  return result.status === 0 && version ? `v${version[1]}` : undefined;
}

function findProgram(program: Program, tool: Tool, folders: readonly string[]): string | undefined {
  for (const folder of folders) {
    for (const name of program.onPath) {
      const file = join(folder, executable(name));
      if (isExecutable(file) && isSupported(tool, programVersion(file, program.versionArgs))) return file;
    }
  }
  return undefined;
}

/** Whether a version of a tool will do. */
export function isSupported({ recipe, version }: Tool, found: string | undefined): boolean {
  if (found === undefined || recipe.kind !== "debian") return found === version;
  const order = new Intl.Collator("en", { numeric: true });
  return order.compare(found, version) >= 0;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
