import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Diagnostic, diagnostic, hasErrors } from "@chartwright/diagnostics";
import {
  coalesce,
  type EvaluatedObject,
  evaluate,
  isMapping,
  type Json,
  type TemplateEngine,
} from "@chartwright/model";
import { evaluateInput, nearest, readValues, templatesFor } from "@chartwright/validator";
import { type Explanation, explainField, type ValuesLayer } from "../explain/explanation.ts";
import { printExplanation } from "../explain/print-explanation.ts";
import { formatFieldPath, parseFieldPath } from "../source/field-path.ts";
import { findCharts, hasModel } from "../world/find-charts.ts";
import { readFolder } from "../world/folder.ts";
import { knownMinors } from "../world/kubernetes.ts";
import { readErased, readSource } from "../world/read-source.ts";
import { exitCodes, report, shorter } from "../world/report.ts";
import { type ChartSource, loadSource } from "../world/source.ts";
import { UsageError } from "../world/usage-error.ts";

export interface ExplainOptions {
  readonly case?: string;
  readonly values?: readonly string[];
  readonly json?: boolean;
}

/** `chartwright explain`: where a field of a manifest comes from, and what it depends on. */
export async function explain(
  folder: string,
  object: string,
  path: string,
  options: ExplainOptions,
): Promise<number> {
  const [found = ""] = findCharts([folder], hasModel);
  const { source, diagnostics } = await loadSource(found);
  if (source === undefined) return report(diagnostics);
  if (hasErrors(source.model.diagnostics)) return report(source.model.diagnostics);
  const generated = join(found, "chart");
  const files = existsSync(generated) ? readFolder(generated) : new Map<string, string>();
  const { templates, diagnostics: unread } = await templatesFor(source.model, files);
  if (hasErrors(unread)) return report(unread);
  const answer = explainIn(source, templates, object, path, options);
  if (Array.isArray(answer)) return report(answer);
  const { explanation, title } = answer as Answer;
  if (options.json === true)
    process.stdout.write(`${JSON.stringify({ field: title, ...explanation }, null, 2)}\n`);
  else process.stdout.write(printExplanation(title, explanation, readSource));
  return exitCodes.ok;
}

interface Answer {
  readonly title: string;
  readonly explanation: Explanation;
}

function explainIn(
  source: ChartSource,
  templates: TemplateEngine | undefined,
  object: string,
  path: string,
  options: ExplainOptions,
): Answer | readonly Diagnostic[] {
  const layers = layersOf(source, options);
  if (!isLayers(layers)) return layers;
  const values = layers.reduce<Json>((at, { data }) => coalesce(at, data) ?? at, {});
  const { model, version } = source;
  const kubernetes = knownMinors().at(-1) ?? "";
  const plain = evaluateInput({ name: "", file: "", text: "" }, { version, kubernetes, templates });
  const input = { ...plain, values: values as Record<string, Json> };
  const { objects: all, refused } = evaluate(model, input);
  // What a chart that this one depends on renders is explained in that one's folder.
  const objects = all.filter(({ chart }) => chart === model.metadata.name);
  const folder = shorter(source.folder);
  if (refused !== undefined)
    return [missing(`The chart refuses the values: ${refused}`, "Give it others.", folder)];
  const made = objects.find((each) => nameOf(each) === object || each.object.kind === object);
  if (made === undefined || !("body" in made.resource)) {
    const names = objects.map(nameOf);
    const near = nearest(object, names);
    const fix = near === undefined ? `There are: ${names.join(", ")}.` : `Did you mean ${near}?`;
    return [missing(`With these values ${folder} has no ${object}.`, fix, folder)];
  }
  const keys = parseFieldPath(path);
  const explanation = explainField({
    model,
    input,
    layers,
    resource: made.resource,
    item: made.item,
    path: keys,
    readSource: readErased,
  });
  const title = `${nameOf(made)} ${formatFieldPath(keys)}`;
  if ("reads" in explanation) return { title, explanation: withShortPaths(explanation, source.folder) };
  const there = explanation.there.map((key) => formatFieldPath([...explanation.found, key]));
  const near =
    nearest(formatFieldPath(keys), there) ?? nearest(keys[explanation.found.length] ?? "", explanation.there);
  const fix =
    near === undefined
      ? `There are: ${there.join(", ") || "none"}.`
      : `Did you mean "${there.find((each) => each.endsWith(near)) ?? near}"?`;
  return [missing(`${nameOf(made)} has no field ${formatFieldPath(keys)}.`, fix, folder)];
}

function missing(message: string, fix: string, file: string): Diagnostic {
  return diagnostic("CW5010", { message, fix, place: { file } });
}

function nameOf({ object }: EvaluatedObject): string {
  return `${object.kind}/${isMapping(object.metadata) ? object.metadata.name : ""}`;
}

/** The values of the case, and those of the files, as `helm --values` takes them. */
function layersOf(
  { folder, cases }: ChartSource,
  { case: name, values: files = [] }: ExplainOptions,
): readonly ValuesLayer[] | readonly Diagnostic[] {
  const own = cases.find((each) => each.name === name);
  if (name !== undefined && own === undefined) {
    const names = cases.map((each) => each.name);
    return [
      missing(`There is no case ${name}.`, `There are: ${names.join(", ") || "none"}.`, shorter(folder)),
    ];
  }
  const absent = files.find((file) => !existsSync(file));
  if (absent !== undefined) throw new UsageError(`${absent} does not exist.`, "Name a file of values.");
  const given = files.map((file) => ({ name: file, file, text: readFileSync(resolve(file), "utf8") }));
  const read = [...(own === undefined ? [] : [own]), ...given].map((each) => ({
    ...each,
    ...readValues(each, {}),
  }));
  const wrong = read.flatMap(({ diagnostics }) => diagnostics);
  if (wrong.length > 0) return wrong;
  return read.map(({ file, text, data }) => ({ file, text, data: data ?? {} }));
}

function isLayers(all: readonly ValuesLayer[] | readonly Diagnostic[]): all is readonly ValuesLayer[] {
  return all.every((each) => "data" in each);
}

/** With paths from the working directory, and the template's with that of its chart. */
function withShortPaths(explanation: Explanation, folder: string): Explanation {
  const short = (file: string) => shorter(file.startsWith("file:") ? fileURLToPath(file) : file);
  const { source, call, template } = explanation;
  return {
    ...explanation,
    source: { ...source, file: short(source.file) },
    ...(call === undefined ? {} : { call: { ...call, file: short(call.file) } }),
    template: { ...template, file: `${shorter(folder)}/chart/${template.file}` },
  };
}
