import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CheckedCase, type Diagnostic, diagnostic, hasErrors } from "@chartwright/diagnostics";
import {
  type Branch,
  type ChartModel,
  children,
  coveringValues,
  defaultOf,
  type Evaluated,
  evaluate,
  type Json,
  type Node,
  type TemplateEngine,
} from "@chartwright/model";
import { manifests, manifestsBanner, render } from "@chartwright/renderer";
import { type ChartCase, checkValues, evaluateInput, templatesFor } from "@chartwright/validator";
import { standingFiles } from "../generate/standing-files.ts";
import { findCharts, hasModel } from "../world/find-charts.ts";
import { putFile, putFolder, readFolder, type TextFile } from "../world/folder.ts";
import { knownMinors, readDefinitions } from "../world/kubernetes.ts";
import { isForPeople, type ReportOptions, report, shorter } from "../world/report.ts";
import { type ChartSource, type Load, loadSource } from "../world/source.ts";
import { checkTypes, type TypesOptions } from "../world/types.ts";

/** What `generate` writes for one chart. */
export interface Generated {
  readonly source: ChartSource;
  readonly chart: readonly TextFile[];
  /** The manifests of each case, with their paths in the chart's folder. */
  readonly manifests: readonly TextFile[];
}

export interface GenerateOptions extends ReportOptions, TypesOptions {
  /** Whether nothing is written, and what differs is told. */
  readonly check?: boolean;
  /** Whether files that nobody has generated may be overwritten and deleted. */
  readonly force?: boolean;
}

/** `chartwright generate`: writes the Helm chart and the cases' manifests of each `chart.ts`, or checks them. */
export async function generate(folders: readonly string[], options: GenerateOptions): Promise<number> {
  const charts = findCharts(folders, hasModel);
  const found: Diagnostic[] = [...(await checkTypes(charts, options))];
  const checked: CheckedCase[] = [];
  if (hasErrors(found)) return report(found, options);
  for (const folder of charts) {
    const { generated, diagnostics } = await generateOne(folder);
    found.push(...diagnostics);
    if (generated === undefined) continue;
    checked.push({ chart: generated.source.model.metadata.name });
    if (options.check === true) found.push(...stale(generated));
    else {
      const { lost, done } = write(generated, options.force === true);
      found.push(...lost);
      if (isForPeople(options)) console.log(`${shorter(join(folder, "chart"))}: ${done}`);
    }
  }
  return report(found, options, checked);
}

/** What is not as `generate` would write it, of charts written in TypeScript; what keeps it from writing them. */
export async function staleFiles(folders: readonly string[]): Promise<readonly Diagnostic[]> {
  const all = await Promise.all(folders.map((folder) => generateOne(folder)));
  return all.flatMap(({ generated, diagnostics }) => [
    ...diagnostics,
    ...(generated === undefined ? [] : stale(generated)),
  ]);
}

/** What is to be written for the chart in a folder, or why it cannot be. */
export async function generateOne(
  folder: string,
  load?: Load,
): Promise<{ readonly generated: Generated | undefined; readonly diagnostics: readonly Diagnostic[] }> {
  const { source, diagnostics } = await loadSource(folder, load);
  if (source === undefined) return { generated: undefined, diagnostics };
  const { model, version, cases } = source;
  const readmeCases = cases.map(({ name, text }) => ({ name, values: text }));
  const rendered = render(model, { version, kubernetes: readDefinitions() as never, cases: readmeCases });
  if (hasErrors(rendered.diagnostics)) return { generated: undefined, diagnostics: rendered.diagnostics };
  const files = new Map(rendered.files.map(({ path, text }) => [path, text]));
  const chart = { folder: shorter(join(folder, "chart")), files };
  const { templates, diagnostics: unread } = await templatesFor(model, files);
  if (hasErrors(unread)) return { generated: undefined, diagnostics: [...rendered.diagnostics, ...unread] };
  const defaults = defaultOf(model.values) as Record<string, Json>;
  const values = checkValues(chart, cases, model.metadata.name, defaults);
  if (hasErrors(values)) return { generated: undefined, diagnostics: [...rendered.diagnostics, ...values] };
  const newest = knownMinors().at(-1) ?? "";
  const meanings = cases.map((each) => ({
    each,
    evaluated: evaluate(model, evaluateInput(each, { version, kubernetes: newest, templates })),
  }));
  const refused = meanings.flatMap(({ each, evaluated }) => refusal(model, each, evaluated));
  if (hasErrors(refused)) return { generated: undefined, diagnostics: [...rendered.diagnostics, ...refused] };
  const uncovered = checkCoverage(model, templates);
  if (hasErrors(uncovered))
    return { generated: undefined, diagnostics: [...rendered.diagnostics, ...uncovered] };
  const behaviour = meanings.map(({ each, evaluated }) => ({
    path: `cases/${each.name}/manifests.yaml`,
    text: manifests(evaluated),
  }));
  return {
    generated: { source, chart: rendered.files, manifests: behaviour },
    diagnostics: rendered.diagnostics,
  };
}

/** A case shows a way to use the chart: one that the chart refuses shows none. */
function refusal(model: ChartModel, { name, file }: ChartCase, { refused }: Evaluated): Diagnostic[] {
  if (refused === undefined) return [];
  return [
    diagnostic("CW3006", {
      message: `The chart refuses the values of the case: ${refused}`,
      fix: "Give the case values that the chart takes, or correct the rule or the text that refuses them.",
      place: { file },
      subject: { chart: model.metadata.name, case: name },
    }),
  ];
}

/** A branch that no values take is dead, or cannot be proven. */
function checkCoverage(model: ChartModel, templates: TemplateEngine | undefined): Diagnostic[] {
  return coveringValues(model, templates).missing.map(({ node, outcome, resource }) => {
    const what = describe(node);
    const message = `No values were found with which ${what} is "${outcome}".`;
    const fix =
      "Where a value has a form of its own, show one with `.example(…)`; else the condition is dead: remove it.";
    const subject = { chart: model.metadata.name, object: resource?.kind };
    return diagnostic("CW1006", { message, fix, place: resource?.place ?? model.place, subject });
  });
}

/** A decision in words: the values that it asks for. */
function describe(node: Branch["node"]): string {
  if (!("kind" in node)) return `the rule on ${placesIn(node.cond)}`;
  if ("body" in node && "apiVersion" in node) return `the condition of ${node.kind}`;
  if (node.kind === "each") return `the loop over ${placesIn(node.over)}`;
  return `the condition on ${placesIn(node.kind === "if" ? node.cond : node)}`;
}

function placesIn(node: Node): string {
  return [...new Set(valuesIn(node))].join(", ") || "no value";
}

function valuesIn(node: Node): string[] {
  if (node.kind === "value") return [`\`${node.path.join(".")}\``];
  if (node.kind === "include") return valuesIn(node.helper.body);
  return children(node).flatMap(valuesIn);
}

/** What became of a chart's files. */
export interface Written {
  readonly done: "up to date" | "generated" | "not generated";
  /** Files that nobody has generated: those that keep the chart from being written, or were lost by force. */
  readonly lost: readonly Diagnostic[];
}

/** Writes what has changed, unless a file that nobody has generated would be lost. */
export function write({ source, chart, manifests }: Generated, force = false): Written {
  const folder = join(source.folder, "chart");
  const old = existsSync(folder) ? readFolder(folder) : new Map<string, string>();
  const made = new Map(chart.map(({ path, text }) => [path, text]));
  const { foreign, kept } = standingFiles(old, made);
  const changed = manifests.filter(({ path, text }) => readOr(join(source.folder, path)) !== text);
  const ofOthers = changed.filter(({ path }) => {
    const text = readOr(join(source.folder, path));
    return text !== undefined && !text.startsWith(`# ${manifestsBanner}`);
  });
  const paths = [...foreign.map((path) => join("chart", path)), ...ofOthers.map(({ path }) => path)];
  const lost = paths.map((path) => losing(join(source.folder, path), force));
  if (lost.length > 0 && !force) return { done: "not generated", lost };
  const isSame =
    old.size - kept.length === chart.length && chart.every(({ path, text }) => old.get(path) === text);
  if (!isSame) putFolder(folder, chart, kept);
  for (const { path, text } of changed) putFile(join(source.folder, path), text);
  return { done: isSame && changed.length === 0 ? "up to date" : "generated", lost };
}

function losing(file: string, isForced: boolean): Diagnostic {
  const place = { file };
  if (isForced) {
    const message = "It was overwritten or deleted, as --force asks for: nobody had generated it.";
    return {
      ...diagnostic("CW2005", { message, fix: "Look whether version control still has it.", place }),
      severity: "warning",
    };
  }
  return diagnostic("CW2005", {
    message: "Nobody has generated it, and `generate` would overwrite or delete it. Nothing was written.",
    fix: "Move it out of the chart, or into chart.ts. `generate --force` lets it be lost.",
    place,
  });
}

/** Files that are not what would be written now, are missing, or are left over. */
function stale({ source, chart, manifests }: Generated): Diagnostic[] {
  const folder = join(source.folder, "chart");
  const old = existsSync(folder) ? readFolder(folder) : new Map<string, string>();
  const made = new Map(chart.map(({ path, text }) => [path, text]));
  const { kept } = standingFiles(old, made);
  const surplus = [...old.keys()].filter((path) => !made.has(path) && !kept.includes(path));
  const complain = (message: string, path: string) =>
    diagnostic("CW2001", {
      message,
      fix: "Run `chartwright generate` and commit what it writes.",
      place: { file: path },
    });
  return [
    ...chart
      .filter(({ path, text }) => old.get(path) !== text)
      .map(({ path }) => complain(old.has(path) ? "It differs." : "It is missing.", join(folder, path))),
    ...surplus.map((path) => complain("The model gives no such file.", join(folder, path))),
    ...manifests
      .filter(({ path, text }) => readOr(join(source.folder, path)) !== text)
      .map(({ path }) => complain("It differs, or is missing.", join(source.folder, path))),
  ];
}

function readOr(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
