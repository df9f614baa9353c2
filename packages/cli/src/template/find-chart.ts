import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type HelmMajor, type LoadedChart, loadChart, loadFolder } from "@chartwright/engine";
import { chartFileSystem } from "../world/chart-file-system.ts";
import { UsageError } from "../world/usage-error.ts";
import { FlagError } from "./flags.ts";

/** Loads what CHART names: a folder, an archive, or a chart of this repository by its folder or its name. */
export function loadNamed(chart: string, helm: HelmMajor): LoadedChart {
  const path = pathOf(chart);
  return statSync(path).isDirectory()
    ? loadFolder(chartFileSystem(path), path, helm)
    : loadChart(readFileSync(path), helm);
}

function pathOf(chart: string): string {
  if (/^[a-z]+:\/\//i.test(chart)) {
    throw new UsageError(
      `${chart} lies on the network, and \`chartwright template\` reads from disk only.`,
      "Run `helm pull` first, and give the archive.",
    );
  }
  const generated = [join(chart, "chart"), join("charts", chart, "chart")].find(
    (folder) => existsSync(join(folder, "../chart.ts")) && existsSync(join(folder, "Chart.yaml")),
  );
  if (existsSync(chart)) return existsSync(join(chart, "Chart.yaml")) ? chart : (generated ?? chart);
  if (generated !== undefined) return generated;
  throw new FlagError(`path ${JSON.stringify(chart)} not found`);
}
