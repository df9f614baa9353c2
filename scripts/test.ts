// pnpm test [--only checks|unit|cluster]: everything that CI does, and a last line that counts it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checks } from "./checks/checks.ts";
import { ToolError } from "./tools/tool.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const parts = ["checks", "unit", "cluster"] as const;
type Part = (typeof parts)[number];

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

async function runChecks(): Promise<Counts> {
  let passed = 0;
  let failed = 0;
  for (const check of checks) {
    const start = Date.now();
    const problem = await check.run().catch((error: unknown) => {
      if (error instanceof ToolError) return error.message;
      throw error;
    });
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    console.log(`${problem === undefined ? "ok    " : "FAILED"} ${check.name} (${seconds} s)`);
    if (problem === undefined) passed++;
    else {
      failed++;
      console.log(`${problem.trim()}\n`);
    }
  }
  return { passed, failed, skipped: 0 };
}

/** Runs one project of vitest. A run that ends without a report counts as one failure. */
function runVitest(project: Part): Counts {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-test-"));
  const report = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const vitest = join(root, "node_modules/.bin/vitest");
  const ended = spawnSync(vitest, ["run", "--project", project, ...reporters], {
    cwd: root,
    stdio: "inherit",
  });
  try {
    const counts = JSON.parse(readFileSync(report, "utf8"));
    const failed = Math.max(counts.numFailedTests, ended.status === 0 ? 0 : 1);
    return { passed: counts.numPassedTests, failed, skipped: counts.numPendingTests + counts.numTodoTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const argv = process.argv.slice(2);
const only = argv[0] === "--only" ? argv[1] : undefined;
if (argv.length > 0 && !parts.includes(only as Part)) {
  console.error(`usage: pnpm test [--only ${parts.join("|")}]`);
  process.exit(2);
}
const all: Counts[] = [];
for (const part of parts.filter((name) => only === undefined || only === name)) {
  all.push(part === "checks" ? await runChecks() : runVitest(part));
}
const sum = (key: keyof Counts) => all.reduce((total, counts) => total + counts[key], 0);
console.log(
  `${sum("passed")} passed, ${sum("failed")} failed${sum("skipped") > 0 ? `, ${sum("skipped")} skipped` : ""}`,
);
process.exitCode = sum("failed") === 0 && sum("passed") > 0 ? 0 : 1;
