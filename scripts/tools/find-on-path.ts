import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { executable } from "./cache.ts";
import type { Program, Tool } from "./tool.ts";

/** A tool on PATH at exactly the supported version: its program, or the folder of its programs. */
export function findOnPath(tool: Tool, path: string = process.env.PATH ?? ""): string | undefined {
  const found = tool.programs.map((program) => findProgram(program, tool.version, path));
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

function findProgram(program: Program, version: string, path: string): string | undefined {
  for (const folder of path.split(delimiter).filter((entry) => entry !== "")) {
    for (const name of program.onPath) {
      const file = join(folder, executable(name));
      if (isExecutable(file) && programVersion(file, program.versionArgs) === version) return file;
    }
  }
  return undefined;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
