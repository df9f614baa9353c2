import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Tool } from "./tool.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where built tools are kept, outside every checkout.
 *
 * @example
 * cacheFolder({ CHARTWRIGHT_CACHE: "/var/cache/cw" }); // "/var/cache/cw"
 */
export function cacheFolder(env: Environment = process.env): string {
  if (env.CHARTWRIGHT_CACHE) return env.CHARTWRIGHT_CACHE;
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, "chartwright");
  return join(homedir(), ".cache", "chartwright");
}

/** Go's name of this machine, such as `linux-amd64`. */
export function platform(): string {
  const os = process.platform === "win32" ? "windows" : process.platform;
  const architectures: Readonly<Record<string, string>> = { x64: "amd64", ia32: "386" };
  return `${os}-${architectures[process.arch] ?? process.arch}`;
}

/** The folder that holds a tool's programs once it is built; it exists only whole. */
export function toolFolder(tool: Tool, cache: string = cacheFolder()): string {
  const machine = tool.recipe.kind === "debian" ? `${platform()}-${distribution()}` : platform();
  return join(cache, tool.name, tool.version, machine);
}

/** The release that a Debian package is of, such as `debian-13`: it needs libraries of the same one. */
export function distribution(file = "/etc/os-release"): string {
  try {
    const text = readFileSync(file, "utf8");
    const [id, version] = ["ID", "VERSION_ID"].map(
      (key) => new RegExp(`^${key}="?([^"\\n]*)`, "m").exec(text)?.[1],
    );
    return [id, version].filter((part) => part !== undefined).join("-");
  } catch {
    return "unknown";
  }
}

export function executable(file: string): string {
  return process.platform === "win32" ? `${file}.exe` : file;
}
