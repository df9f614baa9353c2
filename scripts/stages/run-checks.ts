import { type Check, checks } from "../checks/checks.ts";
import { ToolError } from "../tools/tool.ts";
import type { Failed, StageResult, Timed } from "./stage.ts";

/** As many as there are processors on a usual runner: most checks are one process with one thread. */
const atATime = 2;

/** Runs the checks of the repository, and prints each as it ends. */
export async function runChecks(all: readonly Check[] = checks): Promise<StageResult> {
  const start = performance.now();
  const times: Timed[] = [];
  const failures: Failed[] = [];
  const waiting = all.values();
  const worker = async () => {
    for (const check of waiting) {
      const { seconds, problem } = await timed(check);
      times.push({ name: check.name, seconds });
      console.log(`${problem === undefined ? "ok    " : "FAILED"} ${check.name} (${seconds.toFixed(1)} s)`);
      if (problem === undefined) continue;
      console.log(`${problem.trim()}\n`);
      failures.push({ name: check.name, message: problem.trim(), repeat: "npm run check" });
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  const seconds = (performance.now() - start) / 1000;
  const failed = failures.length;
  return { name: "checks", passed: all.length - failed, failed, skipped: 0, seconds, times, failures };
}

async function timed({
  run,
}: Check): Promise<{ readonly seconds: number; readonly problem: string | undefined }> {
  const start = performance.now();
  const problem = await run().catch((error: unknown) => {
    if (error instanceof ToolError) return error.message;
    throw error;
  });
  return { seconds: (performance.now() - start) / 1000, problem };
}
