import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { type Diagnostic, hasErrors } from "@chartwright/diagnostics";
import type { Chart } from "@chartwright/engine";
import { convertSuites, type Suite } from "@chartwright/suites";
import { findCharts, hasHelmChart, hasModel } from "../world/find-charts.ts";
import { putFile } from "../world/folder.ts";
import { installedKinds } from "../world/installed-kinds.ts";
import { loadChartAt } from "../world/load-chart.ts";
import { report, shorter } from "../world/report.ts";
import { suitesIn, valuesBeside } from "../world/suite-files.ts";

export interface ImportTestsOptions {
  readonly file?: readonly string[];
}

/** `chartwright import-tests`: suites of helm-unittest as tests of vitest's, beside them; no file is written over. */
export async function importTests(named: readonly string[], options: ImportTestsOptions): Promise<number> {
  const found: Diagnostic[] = [];
  for (const folder of findCharts(named, (path) => hasModel(path) || hasHelmChart(path))) {
    const { chart, diagnostics } = loadChartAt(folder, 4);
    const { suites, diagnostics: unread } = suitesIn(folder, options.file ?? ["tests/*_test.yaml"]);
    found.push(...diagnostics, ...unread);
    if (chart === undefined || hasErrors(unread)) continue;
    const files = Map.groupBy(suites, ({ file }) => file);
    for (const [file, ofFile] of files) console.log(await convert(folder, chart, file, ofFile));
  }
  return report(found);
}

async function convert(
  folder: string,
  chart: Chart,
  file: string,
  suites: readonly Suite[],
): Promise<string> {
  const target = resolve(file.replace(/(_test)?\.ya?ml$/, ".test.ts"));
  if (existsSync(target)) return `${shorter(target)}: is there already, and stays as it is`;
  const kinds = installedKinds([folder, process.cwd()]);
  const { text, converted, left } = await convertSuites(suites, {
    chart,
    route: chart.metadata.name,
    helm: 4,
    skipSchemaValidation: false,
    moreValues: [],
    readValues: valuesBeside,
    folder: relative(dirname(target), folder) || ".",
    moduleOf: (apiVersion, kind) => {
      const module = join("kubernetes-models", apiVersion);
      return kinds.hasKind(module, kind) ? module : undefined;
    },
  });
  putFile(target, text);
  const rest = left === 0 ? "" : `, ${left} left as comments`;
  return `${shorter(target)}: ${converted} assertions${rest}`;
}
