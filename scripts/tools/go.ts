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
export const oldestGo = "1.26";

/** Why nothing can be built, as half a sentence, unless a recent enough Go is on PATH. */
export function goProblem(): string | undefined {
  const result = spawnSync("go", ["env", "GOVERSION"], { encoding: "utf8" });
  if (result.error || result.status !== 0) return 'no "go" command was found to build it with';
  const found = result.stdout.trim();
  const order = new Intl.Collator("en", { numeric: true });
  return order.compare(found, `go${oldestGo}`) < 0 ? `${found} is too old to build it with` : undefined;
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

/** The folder of a module's sources. */
export async function downloadModule(tool: GoTask, module: string, cwd: string): Promise<{ folder: string }> {
  const found = JSON.parse(await runGo(tool, ["mod", "download", "-json", module], { cwd }));
  return { folder: found.Dir };
}

/** The text of a module's go.mod, without its sources. */
export async function readGoMod(tool: GoTask, module: string, cwd: string): Promise<string> {
  const found = JSON.parse(await runGo(tool, ["list", "-m", "-json", module], { cwd }));
  return readFileSync(found.GoMod, "utf8");
}

function repeat({ name, again = `pnpm tools ${name}` }: GoTask): string {
  return again;
}
