import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "./build.ts";
import { cacheFolder, executable, toolFolder } from "./cache.ts";
import { tools } from "./catalogue.ts";
import { extract, requireApt } from "./debian.ts";
import { findOnPath } from "./find-on-path.ts";
import { requireGo } from "./go.ts";
import { withLock } from "./lock.ts";
import { withProgress } from "./progress.ts";
import type { Tool, ToolName } from "./tool.ts";

/**
 * The path of each named tool, after making what is neither on PATH at a supported version nor cached.
 * The path is the program's; for `kubernetes@<minor>`, the folder of its three programs.
 *
 * @example
 * const { helm4, kubeconform } = await ensureTools(["helm4", "kubeconform"]);
 */
export async function ensureTools<N extends ToolName>(
  names: readonly N[],
  cache: string = cacheFolder(),
): Promise<Record<N, string>> {
  const wanted = [...new Set(names)];
  const paths = new Map<N, string>(wanted.flatMap((name) => present(name, cache)));
  const missing = wanted.filter((name) => !paths.has(name));
  for (const [index, name] of missing.entries()) {
    const tool = tools[name];
    if (tool.recipe.kind === "debian") requireApt(tool);
    else requireGo(tool);
    await makeInCache(tool, cache, `${index + 1} of ${missing.length}`);
    paths.set(name, cachedPath(tool, cache));
  }
  return Object.fromEntries(paths) as Record<N, string>;
}

function present<N extends ToolName>(name: N, cache: string): [N, string][] {
  const tool = tools[name];
  const path =
    findOnPath(tool) ?? (existsSync(toolFolder(tool, cache)) ? cachedPath(tool, cache) : undefined);
  return path === undefined ? [] : [[name, path]];
}

function cachedPath(tool: Tool, cache: string): string {
  const folder = toolFolder(tool, cache);
  const [only, ...others] = tool.programs;
  return only !== undefined && others.length === 0 ? join(folder, executable(only.file)) : folder;
}

async function makeInCache(tool: Tool, cache: string, count: string): Promise<void> {
  const folder = toolFolder(tool, cache);
  const title = `${tool.name} ${tool.version} (${count})`;
  const onWait = () => console.error(`Waiting for another process that makes ${title}`);
  await withLock(`${folder}.lock`, onWait, async () => {
    if (existsSync(folder)) return;
    mkdirSync(dirname(folder), { recursive: true });
    const scratch = mkdtempSync(`${folder}.build-`);
    try {
      const { recipe } = tool;
      const bin = await (recipe.kind === "debian"
        ? withProgress(`Extracting ${title}`, () => extract(tool, recipe, scratch))
        : withProgress(`Building ${title}`, () => build(tool, recipe, scratch)));
      putInPlace(bin, folder);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  });
}

/** A rename onto a folder that another process has put there fails, and then that one is as good. */
function putInPlace(built: string, folder: string): void {
  try {
    renameSync(built, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}
