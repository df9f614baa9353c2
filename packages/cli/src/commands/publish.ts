import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import { readChartFiles } from "@chartwright/engine";
import { type ChartSource, printPlan, publishTo } from "@chartwright/publisher";
import { parse } from "yaml";
import { chartFileSystem } from "../world/chart-file-system.ts";
import { findCharts, hasHelmChart, hasModel } from "../world/find-charts.ts";
import { isOwnCode, notRun } from "../world/own-code.ts";
import { isForPeople, type ReportOptions, report, shorter } from "../world/report.ts";
import { staleFiles } from "./generate.ts";

export interface PublishOptions extends ReportOptions {
  /** The repository's folder. */
  readonly to: string;
  /** Where it will be served. */
  readonly url?: string;
}

/** `chartwright publish`: packages charts into a folder that `helm repo add` takes over HTTP. */
export async function publish(folders: readonly string[], options: PublishOptions): Promise<number> {
  const charts = findCharts(folders, (folder) => hasModel(folder) || hasHelmChart(folder));
  const models = charts.filter(hasModel);
  const own = models.filter(isOwnCode);
  const stale = await staleFiles(own);
  if (stale.length > 0) return report(stale, options);
  const strange = models.filter((folder) => !own.includes(folder));
  const told = strange.map((folder) =>
    notRun(join(folder, "chart.ts"), "whether the chart is up to date was not asked"),
  );
  const read = charts.map((folder) => readChart(hasModel(folder) ? join(folder, "chart") : folder));
  const unreadable = read.filter((each): each is Diagnostic => "code" in each);
  if (unreadable.length > 0) return report(unreadable, options);
  const now = new Date().toISOString();
  const plan = await publishTo(resolve(options.to), read as readonly ChartSource[], {
    now,
    url: options.url,
  });
  if (isForPeople(options)) process.stdout.write(printPlan(plan));
  return report([...told, ...plan.diagnostics], options);
}

function readChart(folder: string): ChartSource | Diagnostic {
  const chartYaml = join(folder, "Chart.yaml");
  const unreadable = (message: string, fix: string) =>
    diagnostic("CW3001", { message, fix, place: { file: shorter(chartYaml) } });
  if (!existsSync(chartYaml)) return unreadable("It is not there.", "Run `chartwright generate` first.");
  try {
    const { files, diagnostics } = readChartFiles(chartFileSystem(folder), folder);
    if (files === undefined) return at(diagnostics[0] as Diagnostic, shorter(folder));
    const text = Buffer.from(files.get("Chart.yaml") ?? "").toString();
    const { name, version } = parse(text) as { name?: unknown; version?: unknown };
    return { name: String(name), version: String(version), files: [...files].map(contentOf) };
  } catch (error) {
    return unreadable(`${(error as Error).message}.`, "Write it as one YAML mapping.");
  }
}

function contentOf([path, content]: readonly [string, Uint8Array | string]) {
  return { path, content: Buffer.from(content) };
}

function at(found: Diagnostic, file: string): Diagnostic {
  return { ...found, place: found.place ?? { file } };
}
