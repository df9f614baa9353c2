import { existsSync, globSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { type Diagnostic, hasErrors, printJunitSuites } from "@chartwright/diagnostics";
import type { Chart, HelmMajor } from "@chartwright/engine";
import { runSuite, type SuiteResult } from "@chartwright/suites";
import { findCharts, hasHelmChart, hasModel } from "../world/find-charts.ts";
import { putFile } from "../world/folder.ts";
import { loadChartAt } from "../world/load-chart.ts";
import { report } from "../world/report.ts";
import { SnapshotFiles, suiteFolders, suitesIn, valuesBeside } from "../world/suite-files.ts";
import { UsageError } from "../world/usage-error.ts";

export interface TestOptions {
  readonly file?: readonly string[];
  readonly values?: readonly string[];
  readonly updateSnapshot?: boolean;
  readonly failfast?: boolean;
  readonly withSubchart: boolean;
  readonly strict?: boolean;
  readonly skipSchemaValidation?: boolean;
  readonly helm: "3" | "4";
  readonly outputFile?: string;
  readonly format: "pretty" | "json";
}

/** `chartwright test`: the suites of helm-unittest beside each chart. */
export async function test(named: readonly string[], options: TestOptions): Promise<number> {
  const snapshots = new SnapshotFiles(options.updateSnapshot === true);
  const found: Diagnostic[] = [];
  const results: SuiteResult[] = [];
  const charts = chartsOf(named);
  for (const path of charts) {
    const { chart, diagnostics } = loadChartAt(path, Number(options.helm) as HelmMajor);
    found.push(...diagnostics);
    if (chart === undefined) continue;
    const hasEnded = await testChart(
      path,
      chart,
      options,
      snapshots,
      (result) => results.push(result),
      found,
    );
    if (hasEnded) break;
  }
  found.push(...results.flatMap(({ tests }) => tests.flatMap(({ diagnostics }) => diagnostics)));
  const counts = snapshots.write();
  if (options.outputFile !== undefined) putFile(resolve(options.outputFile), junit(results));
  const code = report(found, options);
  if (options.format === "pretty") console.log(summary(charts.length, results, counts));
  return code;
}

/** Runs the suites of a chart, and says whether the run is over. */
async function testChart(
  path: string,
  chart: Chart,
  options: TestOptions,
  snapshots: SnapshotFiles,
  add: (result: SuiteResult) => void,
  found: Diagnostic[],
): Promise<boolean> {
  for (const { folder, route } of suiteFolders(path, chart, options.withSubchart)) {
    const { suites, diagnostics } = suitesIn(folder, options.file ?? ["tests/*_test.yaml"]);
    const isStrict = options.strict === true;
    found.push(...diagnostics.map((each) => (isStrict ? { ...each, severity: "error" as const } : each)));
    for (const suite of suites) {
      const result = await runSuite(suite, {
        chart,
        route,
        helm: Number(options.helm) as HelmMajor,
        skipSchemaValidation: options.skipSchemaValidation === true,
        snapshots: snapshots.of(suite),
        readValues: valuesBeside,
        moreValues: (options.values ?? []).flatMap((glob) => valuesFiles(glob)),
      });
      add(result);
      if (options.failfast === true && result.tests.some(({ status }) => status === "failed")) return true;
    }
  }
  return options.failfast === true && hasErrors(found);
}

function valuesFiles(glob: string): readonly string[] {
  const files = globSync(glob)
    .sort()
    .map((file) => resolve(file));
  if (files.length > 0) return files;
  throw new UsageError(`There is no values file ${glob}.`, "Name one from the working directory.");
}

/** Archives stay as they are; folders are those of any chart. */
function chartsOf(named: readonly string[]): readonly string[] {
  const isChart = (folder: string) => hasModel(folder) || hasHelmChart(folder);
  if (named.length === 0) return findCharts([], isChart);
  return named.flatMap((path) =>
    existsSync(path) && statSync(path).isFile() ? [resolve(path)] : findCharts([path], isChart),
  );
}

function junit(results: readonly SuiteResult[]): string {
  return printJunitSuites(
    results.map(({ suite, tests }) => ({
      name: suite.name || suite.file,
      file: suite.file,
      tests: tests.map(({ diagnostics, reason, ...test }) => ({
        ...test,
        reason: reason ?? diagnostics.map(({ message }) => message).join("\n\n"),
      })),
    })),
  );
}

function summary(
  charts: number,
  results: readonly SuiteResult[],
  snapshots: ReturnType<SnapshotFiles["write"]>,
): string {
  const tests = results.flatMap((result) => result.tests);
  const count = (status: string) => tests.filter((test) => test.status === status).length;
  const parts = [
    `${count("passed")} passed`,
    ...["failed", "skipped"]
      .filter((status) => count(status) > 0)
      .map((status) => `${count(status)} ${status}`),
  ];
  const kept = Object.entries(snapshots).filter(([, number]) => number > 0);
  const ofSnapshots =
    kept.length === 0 ? "" : `; snapshots: ${kept.map(([what, n]) => `${n} ${what}`).join(", ")}`;
  return `${charts} charts, ${results.length} suites, ${tests.length} tests: ${parts.join(", ")}${ofSnapshots}`;
}
