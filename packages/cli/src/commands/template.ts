import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { findHelmPath } from "../world/programs.ts";
import { report } from "../world/report.ts";

/**
 * `chartwright template`: `helm template` with the same arguments and output.
 * A folder that holds chart.ts stands for the chart that is generated from it.
 */
export function template(args: readonly string[]): number {
  const { path, diagnostics } = findHelmPath();
  if (path === undefined) return report(diagnostics);
  const ended = spawnSync(path, ["template", ...args.map(generatedChart)], { stdio: "inherit" });
  return ended.status ?? 1;
}

function generatedChart(arg: string): string {
  const chart = join(arg, "chart");
  return !arg.startsWith("-") && existsSync(join(arg, "chart.ts")) && existsSync(join(chart, "Chart.yaml"))
    ? chart
    : arg;
}
