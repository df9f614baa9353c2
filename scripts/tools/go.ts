import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { ToolError } from "./tool.ts";

/** What Go works for, as it is named when that fails; `again` is the command to repeat. */
export interface GoTask {
  readonly name: string;
  readonly version: string;
  readonly again?: string;
}

/** The Go release that every pinned tool builds with. */
const oldestGo = [1, 26] as const;

/** Fails, saying what to install, unless a recent enough Go is on PATH. */
export function requireGo(tool: GoTask): void {
  const needed = oldestGo.join(".");
  const fix = `Install Go ${needed} or newer, or put ${tool.name} ${tool.version} on PATH; then run: ${repeat(tool)}`;
  const why = `${tool.name} is not on PATH at ${tool.version}, so it is built from source with Go.`;
  const result = spawnSync("go", ["env", "GOVERSION"], { encoding: "utf8" });
  if (result.error || result.status !== 0) {
    throw new ToolError(`Cannot set up ${tool.name} ${tool.version}: no "go" command was found.`, why, fix);
  }
  const [major = 0, minor = 0] = result.stdout.replace(/^go/, "").split(".").map(Number.parseFloat);
  if (major < oldestGo[0] || (major === oldestGo[0] && minor < oldestGo[1])) {
    const found = result.stdout.trim();
    throw new ToolError(`Cannot set up ${tool.name} ${tool.version}: ${found} is too old.`, why, fix);
  }
}

/** Runs `go` without anything of the user's settings that could change what is built. */
export async function runGo(
  tool: GoTask,
  args: readonly string[],
  options: { cwd: string; env?: Record<string, string> },
): Promise<string> {
  const env = {
    ...process.env,
    // Go's compiler spends a sixth of its time on garbage that its process soon takes along.
    GOGC: "400",
    GOMEMLIMIT: "3GiB",
    GOFLAGS: "-buildvcs=false",
    GOWORK: "off",
    CGO_ENABLED: "0",
    ...options.env,
  };
  const child = spawn("go", args, { cwd: options.cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (status === 0) return stdout;
  const tail = (stderr + stdout).trim().split("\n").slice(-15).join("\n       ");
  throw new ToolError(
    `Building ${tool.name} ${tool.version} failed: go ${args[0]} ended with ${status ?? "a signal"}.`,
    tail,
    `Repair what Go reports (network, disk, Go's version), then run: ${repeat(tool)}`,
  );
}

/** The text of a module's go.mod, and the folder of its sources. */
export async function downloadModule(
  tool: GoTask,
  module: string,
  cwd: string,
): Promise<{ goMod: string; folder: string }> {
  const found = JSON.parse(await runGo(tool, ["mod", "download", "-json", module], { cwd }));
  return { goMod: readFileSync(found.GoMod, "utf8"), folder: found.Dir };
}

function repeat({ name, again = `pnpm tools ${name}` }: GoTask): string {
  return again;
}
