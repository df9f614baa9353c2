import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { UsageError } from "./usage-error.ts";

/** The folders that are meant: those named, the working directory, or all below `charts/`. */
export function findCharts(
  named: readonly string[],
  isChart: (folder: string) => boolean,
): readonly string[] {
  if (named.length > 0) return named.map((folder) => chartFolder(resolve(folder), folder, isChart));
  if (isChart(process.cwd())) return [process.cwd()];
  const all = resolve("charts");
  const found = existsSync(all)
    ? readdirSync(all)
        .sort()
        .map((name) => join(all, name))
    : [];
  const charts = found.filter(isChart);
  if (charts.length > 0) return charts;
  throw new UsageError(
    "There is no chart here: neither a chart.ts nor any in charts/*.",
    "Name the folder of a chart, or make one: chartwright new my-service",
  );
}

function chartFolder(folder: string, named: string, isChart: (folder: string) => boolean): string {
  if (isChart(folder)) return folder;
  const reason = existsSync(folder) ? "is no folder of a chart" : "does not exist";
  throw new UsageError(
    `${named} ${reason}.`,
    "Name the folder that holds chart.ts, such as charts/web-service.",
  );
}

/** Whether a folder holds a chart written in TypeScript. A `Chart.yaml` makes it a Helm chart, whatever lies beside. */
export function hasModel(folder: string): boolean {
  return existsSync(join(folder, "chart.ts")) && !hasHelmChart(folder);
}

/** Whether a folder holds a Helm chart, whoever wrote it. */
export function hasHelmChart(folder: string): boolean {
  return existsSync(join(folder, "Chart.yaml"));
}
