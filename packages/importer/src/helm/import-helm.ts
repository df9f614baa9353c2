import { type Diagnostic, diagnostic, hasErrors } from "@chartwright/diagnostics";
import {
  type Chart,
  type ChartFiles,
  loadChart,
  ParseError,
  parseTemplate,
  readArchive,
} from "@chartwright/engine";
import { printChart } from "../chart-code.ts";
import type { Imported, ImportOptions, ImportResult } from "../imported.ts";
import { ownKindsFile, printOwnKinds } from "../kinds.ts";
import { crdsFile } from "../manifests/crds-file.ts";
import { readObjects } from "../manifests/read-objects.ts";
import { modelOf } from "../model-of.ts";
import type { InputFile } from "../source.ts";
import { casesOf } from "./cases.ts";
import { shapeOfValues } from "./chart-values.ts";
import { codeOf } from "./code-of-chart.ts";
import { HelperTable } from "./helper-table.ts";
import { proofsOf } from "./proofs.ts";
import { takenNames } from "./taken-names.ts";
import { isLifted, isTemplate, liftAll, proven, type Template } from "./templates.ts";
import { unreadValues } from "./value-sets.ts";

/**
 * Makes a chart in TypeScript of a Helm chart: `values.yaml` becomes the declared values, each template that has a form
 * in the model becomes that, and each other stays as it is, with the reason. What was lifted is held against what the
 * engine makes of the templates: with the default values, with each `ci/*-values.yaml`, and with each switch turned.
 */
export function importHelm(files: ChartFiles | Uint8Array, options: ImportOptions): ImportResult {
  const loaded = loadChart(files);
  const { chart } = loaded;
  if (chart === undefined) return { imported: undefined, diagnostics: loaded.diagnostics };
  const texts = textsOf(files);
  const refused = [refusal(chart, texts) ?? unreadValues(texts)].flat();
  if (refused.length > 0) return { imported: undefined, diagnostics: refused };
  const values = shapeOfValues(texts.get("values.yaml") ?? "");
  const crds = readObjects([...texts].flatMap(crdFile));
  const { proofs, diagnostics: invalid } = proofsOf(chart, texts, values);
  const helpers = () => new HelperTable(texts, chart, values);
  // A first pass tells how the values are used, and with that what each of them is.
  liftAll(chart, { values, helpers: helpers(), taken: takenNames() });
  const known = { values, helpers: helpers(), taken: takenNames() };
  const codeFor = (some: readonly Template[]) =>
    codeOf(chart, some, known.helpers, values, options, crds.objects.length > 0);
  const templates = proven(liftAll(chart, known), proofs, codeFor);
  const code = codeFor(templates);
  const diagnostics = [
    ...crds.diagnostics,
    ...invalid,
    ...notImported(chart, texts),
    ...templates.flatMap(keptAsText),
  ];
  const model = modelOf(code);
  if (hasErrors([...model.diagnostics, ...diagnostics]))
    return { imported: undefined, diagnostics: [...model.diagnostics, ...diagnostics] };
  const own = printOwnKinds(code.kinds);
  const imported: Imported = {
    name: chart.metadata.name,
    version: chart.metadata.version,
    modules: [...new Set(code.kinds.map(({ module }) => module))].filter(
      (module) => !module.startsWith("./"),
    ),
    proofs: proofs.map((proof) => ({
      ...proof,
      objects: proof.objects.filter((each) => isLifted(each, templates)),
    })),
    files: [
      { path: "chart.ts", text: printChart(code) },
      ...(own === undefined ? [] : [{ path: ownKindsFile, text: own }]),
      ...(crds.objects.length === 0 ? [] : [crdsFile(crds.objects)]),
      { path: "cases/default/values.yaml", text: "# The chart as it is installed without any values.\n{}\n" },
      ...casesOf(texts),
    ],
  };
  return { imported, diagnostics };
}

function refusal({ metadata, dependencies, templates }: Chart, texts: ChartFiles): Diagnostic | undefined {
  const refuse = (message: string, fix: string) =>
    diagnostic("CW7007", { message, fix, place: { file: "Chart.yaml" } });
  if (metadata.type === "library")
    return refuse("The chart is a library: it renders nothing.", "Import a chart that uses it.");
  if (dependencies.length > 0 || (metadata.dependencies ?? []).length > 0)
    return refuse(
      "The chart brings along others.",
      "Import each of them first, take them out of Chart.yaml, and declare them as `dependencies` in chart.ts.",
    );
  if (![...texts.keys()].some(isTemplate))
    return refuse("The chart has no template.", "Name a chart that has one.");
  return unreadTemplate(templates);
}

/** A template that Helm cannot read: the whole chart is refused for it. */
function unreadTemplate(templates: Chart["templates"]): Diagnostic | undefined {
  for (const { path, text } of templates) {
    try {
      parseTemplate(path, text, { has: () => true });
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      const fix = "Correct the template; `helm template` refuses it too.";
      return diagnostic("CW7001", { message: `${error.message}.`, fix, place: { file: path } });
    }
  }
  return undefined;
}

/** The files of a chart as text. */
function textsOf(files: ChartFiles | Uint8Array): ReadonlyMap<string, string> {
  const all = files instanceof Uint8Array ? readArchive(files) : files;
  return new Map(
    [...all].map(([path, content]) => [
      path,
      typeof content === "string" ? content : new TextDecoder().decode(content),
    ]),
  );
}

function crdFile([path, content]: readonly [string, string]): InputFile[] {
  return /^crds\/.*\.(ya?ml|json)$/.test(path) ? [{ path, content }] : [];
}

function keptAsText({ path, why }: Template): Diagnostic[] {
  if (why === undefined) return [];
  const fix = "Write it as a resource in chart.ts when you next touch it; until then it works as it did.";
  return [diagnostic("CW7008", { message: why, fix, place: { file: path } })];
}

/** Parts of a chart that have no place in what is written. */
function notImported(chart: Chart, texts: ReadonlyMap<string, string>): readonly Diagnostic[] {
  const notes = texts.has("templates/NOTES.txt") ? ["templates/NOTES.txt"] : [];
  const others = chart.files
    .map(({ path }) => path)
    .filter((path) => !/^(crds|ci)\/|^(README\.md|LICENSE|\.helmignore|.*\.(md|gotmpl))$/i.test(path));
  return [...notes, ...others].map((path) =>
    diagnostic("CW7010", {
      message: "It is not imported.",
      fix: path.endsWith("NOTES.txt")
        ? "Write `notes` in chart.ts."
        : "Give it to `files` in chart.ts where a template reads it.",
      place: { file: path },
    }),
  );
}
