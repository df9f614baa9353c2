import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { executable, toolFolder } from "./cache.ts";
import { withLock } from "./lock.ts";
import type { Tool } from "./tool.ts";

const note = "SOURCE";

export interface MakeOptions {
  readonly cache: string;
  /** Whether what is there already will do. */
  readonly reuse: boolean;
  /** How the programs are made, for those who find them there. */
  readonly origin: string;
  readonly onWait: () => void;
}

/**
 * Has a tool's programs made in a folder beside their place and puts that folder there whole. `make` is given an empty
 * folder and returns the one with the programs. Says whether it was called: another process may have been faster.
 */
export async function makeInCache(
  tool: Tool,
  { cache, reuse, origin, onWait }: MakeOptions,
  make: (scratch: string) => Promise<string>,
): Promise<boolean> {
  const folder = toolFolder(tool, cache);
  return withLock(`${folder}.lock`, onWait, async () => {
    if (reuse && existsSync(folder)) return false;
    mkdirSync(dirname(folder), { recursive: true });
    const scratch = mkdtempSync(`${folder}.build-`);
    try {
      const bin = await make(scratch);
      writeFileSync(join(bin, note), `${origin}\n`);
      if (!reuse && existsSync(folder)) renameSync(folder, join(scratch, "old"));
      putInPlace(bin, folder);
      return true;
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  });
}

/** The path of a cached tool: its program's, or the folder of its programs. */
export function cachedPath(tool: Tool, cache: string): string {
  const folder = toolFolder(tool, cache);
  const [only, ...others] = tool.programs;
  return only !== undefined && others.length === 0 ? join(folder, executable(only.file)) : folder;
}

/** Where a cached tool came from, if that was noted. */
export function originOf(tool: Tool, cache: string): string | undefined {
  try {
    return readFileSync(join(toolFolder(tool, cache), note), "utf8").trim();
  } catch {
    return undefined;
  }
}

/** A rename onto a folder that another process has put there fails, and then that one is as good. */
function putInPlace(built: string, folder: string): void {
  try {
    renameSync(built, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}
