import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type HelmMajor, type LoadedChart, loadChart, loadFolder } from "@chartwright/engine";
import { chartFileSystem } from "./chart-file-system.ts";
import { hasModel } from "./find-charts.ts";

/** Loads a chart's folder or archive; that of a `chart.ts` is the one that was generated. */
export function loadChartAt(path: string, helm: HelmMajor): LoadedChart {
  if (statSync(path).isFile()) return loadChart(readFileSync(path), helm);
  const folder = hasModel(path) ? join(path, "chart") : path;
  return loadFolder(chartFileSystem(folder), folder, helm);
}
