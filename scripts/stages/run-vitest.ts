import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { Failed, StageResult } from "./stage.ts";

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
      readonly duration?: number | null;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
}

export interface VitestOptions {
  readonly root: string;
  /** Only these files; all unless given. */
  readonly files?: readonly string[];
  /** `2/4`. */
  readonly shard?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs one project of vitest. A run that ends without a report counts as one failure. */
export function runVitest(project: "unit" | "cluster", options: VitestOptions): StageResult {
  const { root, files = [], shard, env = {} } = options;
  const folder = mkdtempSync(join(tmpdir(), "chartwright-test-"));
  const report = join(folder, "report.json");
  const vitest = join(root, "node_modules/.bin/vitest");
  const args = ["run", "--project", project, "--reporter=default", "--reporter=json"];
  const more = shard === undefined ? [] : [`--shard=${shard}`];
  const start = performance.now();
  try {
    const { status } = spawnSync(vitest, [...args, `--outputFile.json=${report}`, ...more, ...files], {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, ...env },
    });
    const seconds = (performance.now() - start) / 1000;
    const effort =
      env.CHARTWRIGHT_EFFORT === undefined ? "" : `CHARTWRIGHT_EFFORT=${env.CHARTWRIGHT_EFFORT} `;
    const again = `${effort}node_modules/.bin/vitest run --project ${project}`;
    return { ...readReport(project, { report, again, root, endedWell: status === 0 }), seconds };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Ended {
  /** The path of vitest's report. */
  readonly report: string;
  /** The command that runs the project again. */
  readonly again: string;
  readonly root: string;
  readonly endedWell: boolean;
}

/** What vitest's JSON says of a run. */
function readReport(
  project: string,
  { report: file, again, root, endedWell }: Ended,
): Omit<StageResult, "seconds"> {
  let report: Report;
  try {
    report = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    const failure = { name: project, message: "vitest ended without a report.", repeat: again };
    return { name: project, passed: 0, failed: 1, skipped: 0, times: [], failures: [failure] };
  }
  const failures: Failed[] = [];
  const times = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const path = relative(root, name);
    const repeat = `${again} ${path}`;
    if (status === "failed" && assertionResults.every((test) => test.status !== "failed")) {
      failures.push({ name: path, message, repeat });
    }
    return assertionResults.map((test) => {
      const title = [...test.ancestorTitles, test.title].join(" > ");
      if (test.status === "failed") {
        const only = `${repeat} -t ${JSON.stringify(pattern([...test.ancestorTitles, test.title].join(" ")))}`;
        failures.push({
          name: `${path} > ${title}`,
          message: (test.failureMessages ?? []).join("\n"),
          repeat: only,
        });
      }
      return { name: `${path} > ${title}`, seconds: (test.duration ?? 0) / 1000 };
    });
  });
  const failed = Math.max(report.numFailedTests, failures.length, endedWell ? 0 : 1);
  if (failed > failures.length) {
    failures.push({
      name: project,
      message: "vitest ended with an error that is told above.",
      repeat: again,
    });
  }
  const skipped = report.numPendingTests + report.numTodoTests;
  return { name: project, passed: report.numPassedTests, failed, skipped, times, failures };
}

/** The pattern that a title matches alone: vitest takes -t for a regular expression. */
const pattern = (title: string) => title.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
