// npm test: everything that CI asks of a change, and a last line that counts it. What a release needs besides: --full.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Asked, parseArguments, type StageName, usage } from "./stages/arguments.ts";
import { type Affected, affectedBy, changedFiles } from "./stages/changed.ts";
import { countLine, printSummary } from "./stages/print-summary.ts";
import { runCharts } from "./stages/run-charts.ts";
import { runChecks } from "./stages/run-checks.ts";
import { runVitest } from "./stages/run-vitest.ts";
import { setUp } from "./stages/set-up.ts";
import type { StageResult } from "./stages/stage.ts";
import { ToolError } from "./tools/tool.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

const asked = parseArguments(process.argv.slice(2));
if (asked === "help") {
  console.log(usage);
} else if ("problem" in asked) {
  console.error(`error: ${asked.problem}\n\n${usage}`);
  process.exitCode = 2;
} else {
  process.exitCode = await run(asked);
}

async function run({ stages, full, shard, changed }: Asked): Promise<number> {
  const results: StageResult[] = [];
  const affected = changed === undefined ? undefined : affectedBy(changedFiles(root, changed));
  // Checks are about the repository as a whole, so one part of a full run has them all.
  const wanted = stages.filter((stage) => stage !== "checks" || (shard?.index ?? 1) === 1);
  const part = shard === undefined ? undefined : `${shard.index}/${shard.of}`;
  const long = {
    CHARTWRIGHT_EFFORT: "long",
    CHARTWRIGHT_FUZZ_SECONDS: process.env.CHARTWRIGHT_FUZZ_SECONDS ?? "600",
  };
  const env: Record<string, string> = full ? { ...long } : {};
  if (affected !== undefined && affected.charts !== "all") env.CHARTWRIGHT_CHARTS = affected.charts.join(",");
  try {
    results.push(await setUp(wanted));
    for (const stage of wanted) results.push(await runStage(stage));
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    const failure = { name: "set-up", message: error.message, repeat: "npm run tools" };
    const none = { passed: 0, skipped: 0, seconds: 0, times: [] };
    results.push({ ...none, name: "set-up", failed: 1, failures: [failure] });
  }
  console.log(`\n${printSummary(results)}`);
  const isGreen = results.every(({ failed }) => failed === 0);
  return isGreen && (changed !== undefined || !countLine(results).startsWith("0 passed")) ? 0 : 1;

  async function runStage(stage: StageName): Promise<StageResult> {
    if (stage === "checks") return runChecks();
    if (stage === "charts") return runCharts(shard);
    const options = { root, env, ...(part === undefined ? {} : { shard: part }) };
    if (affected === undefined || affected.all) return runVitest(stage, options);
    const files = affectedFiles(stage, affected, String(changed));
    const none = { passed: 0, failed: 0, skipped: 0, seconds: 0, times: [], failures: [] };
    return files.length === 0 ? { name: stage, ...none } : runVitest(stage, { ...options, files });
  }
}

/** The test files of a project that changes can affect: by their imports, and by what no import names. */
function affectedFiles(stage: "unit" | "cluster", { folders, charts }: Affected, commit: string): string[] {
  const list = (...args: string[]) => {
    const vitest = join(root, "node_modules/.bin/vitest");
    const all = ["list", "--project", stage, "--filesOnly", "--json", ...args];
    const { stdout, stderr, status } = spawnSync(vitest, all, { cwd: root, encoding: "utf8" });
    if (status !== 0) throw new Error(`vitest ${all.join(" ")}: ${stderr}`);
    return (JSON.parse(stdout) as readonly { readonly file: string }[]).map(({ file }) => file);
  };
  const byFolder =
    folders.length === 0
      ? []
      : list().filter((file) => folders.some((folder) => file.startsWith(join(root, folder, "/"))));
  const table =
    stage === "cluster" && charts.length > 0 ? [join(root, "scripts/charts/charts.cluster.test.ts")] : [];
  return [...new Set([...list(`--changed=${commit}`), ...byFolder, ...table])];
}
