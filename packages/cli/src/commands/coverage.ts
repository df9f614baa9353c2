import fs, { existsSync, readFileSync } from "node:fs";
import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import { loadChart, loadCrypto, readChartFiles } from "@chartwright/engine";
import { coveringValues, type Json } from "@chartwright/model";
import { caseRelease, readValues, templatesFor } from "@chartwright/validator";
import { type ChartCoverage, coverageOf, percentOf, type Rendering } from "../coverage/chart-coverage.ts";
import { type CoverageFormat, printCoverage } from "../coverage/print-coverage.ts";
import { isArchive } from "../validate/plan.ts";
import { chartFileSystem } from "../world/chart-file-system.ts";
import { findCharts, hasHelmChart, hasModel } from "../world/find-charts.ts";
import { putFile, readFolder } from "../world/folder.ts";
import { isOwnCode } from "../world/own-code.ts";
import { report, shorter } from "../world/report.ts";
import { loadSource, readCases } from "../world/source.ts";
import { UsageError } from "../world/usage-error.ts";

export interface CoverageOptions {
  readonly format: CoverageFormat;
  readonly output?: string;
  /** Files of values, each of them one way to use the charts. */
  readonly values?: readonly string[];
  /** The least that is enough, in percent. */
  readonly threshold?: string;
}

/** `chartwright coverage`: which branches of templates and which values the cases of charts go through. */
export async function coverage(paths: readonly string[], options: CoverageOptions): Promise<number> {
  const least = thresholdOf(options.threshold);
  const charts = findCharts(paths, (path) => isArchive(path) || hasModel(path) || hasHelmChart(path));
  const given = (options.values ?? []).map(readGiven);
  const all: ChartCoverage[] = [];
  const found: Diagnostic[] = [];
  for (const path of charts) {
    const covered = await coverOne(path, given);
    if ("diagnostics" in covered) found.push(...covered.diagnostics);
    else all.push(covered);
  }
  const text = printCoverage(all, options.format);
  if (options.output === undefined) process.stdout.write(text);
  else putFile(options.output, text);
  const below = least === undefined ? [] : all.filter((each) => percentOf([each]) < least);
  const missed = below.map((each) =>
    diagnostic("CW5020", {
      message: `${each.taken} of ${each.ways} ways of its branches are gone, which is less than ${least} %.`,
      fix: "Add cases that go the others; `chartwright coverage` lists them.",
      place: { file: each.chart },
    }),
  );
  return report([...found, ...missed]);
}

function thresholdOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const least = Number(text);
  if (least >= 0 && least <= 100) return least;
  throw new UsageError(`--threshold ${text} is no percentage.`, "Write a number from 0 to 100.");
}

function readGiven(file: string): Rendering {
  if (!existsSync(file)) throw new UsageError(`${file} does not exist.`, "Name a file of values.");
  return { name: file, options: { ...release, values: [readFileSync(file, "utf8")] } };
}

const release = { name: caseRelease.name, namespace: caseRelease.namespace };

async function coverOne(
  path: string,
  given: readonly Rendering[],
): Promise<ChartCoverage | { readonly diagnostics: readonly Diagnostic[] }> {
  const isOurs = !isArchive(path) && hasModel(path);
  const folder = isOurs ? `${path}/chart` : path;
  const { files, diagnostics: unread } = readChartFiles(
    isArchive(path) ? fs : chartFileSystem(folder),
    folder,
  );
  if (files === undefined) return { diagnostics: unread };
  const { chart, diagnostics } = loadChart(files);
  if (chart === undefined) return { diagnostics };
  const texts = (name: string) => new TextDecoder().decode(bytesOf(files.get(name)));
  const name = shorter(folder);
  const defaults = readValues({ name: "", file: `${name}/values.yaml`, text: texts("values.yaml") }, {});
  if (defaults.data === undefined) return { diagnostics: defaults.diagnostics };
  const own = isArchive(path) ? [] : readCases(path);
  const cases = own.map(({ file, text }) => ({ name: file, options: { ...release, values: [text] } }));
  const crypto = await loadCrypto();
  const made = isOurs ? await coveringRenderings(path, folder) : [];
  const all = [...cases, ...made, ...given];
  // Nobody said how it is used: it is looked at as it is.
  const used = all.length > 0 ? all : [{ name: "the defaults", options: release }];
  const renderings = used.map((each) => ({ ...each, options: { ...each.options, environment: { crypto } } }));
  return coverageOf({
    name: shorter(path),
    folder: name,
    chart,
    defaults: defaults.data,
    schema: schemaOf(texts("values.schema.json")),
    renderings,
  });
}

/** The values that take each decision of a model each way. */
async function coveringRenderings(path: string, folder: string): Promise<readonly Rendering[]> {
  if (!isOwnCode(path)) return [];
  const { source } = await loadSource(path);
  if (source === undefined) return [];
  const { templates } = await templatesFor(source.model, readFolder(folder));
  return coveringValues(source.model, templates).sets.map(
    ({ values, release: name, ...capabilities }, index) => ({
      name: `covering values ${index + 1}`,
      mayFail: true,
      options: { ...release, name, values: [values], ...capabilities },
    }),
  );
}

function bytesOf(content: string | Uint8Array | undefined): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : (content ?? new Uint8Array());
}

function schemaOf(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
