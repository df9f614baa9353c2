import { type Diagnostic, diagnostic, hasErrors, type Place, type Subject } from "@chartwright/diagnostics";
import type { ChartModel, Helper, RawTemplate, Resource } from "@chartwright/model";
import { chartYaml } from "./files/chart-yaml.ts";
import { crdFiles } from "./files/crds.ts";
import { helmIgnore } from "./files/helmignore.ts";
import { helperName, helpersFile, usedHelpers } from "./files/helpers.ts";
import { notesFile } from "./files/notes.ts";
import { type ReadmeCase, readme } from "./files/readme.ts";
import { rulesFile } from "./files/rules.ts";
import { rawTemplateFile, templateOf, templatePath } from "./files/templates.ts";
import { type KubernetesDefinitions, valuesSchema } from "./files/values-schema.ts";
import { valuesYaml } from "./files/values-yaml.ts";
import type { OutputFile } from "./output-file.ts";
import { Unprintable } from "./template/unprintable.ts";

export interface RenderOptions {
  /** The chart's SemVer version. */
  readonly version: string;
  /** The Kubernetes definitions that the schema of the values refers to. */
  readonly kubernetes: KubernetesDefinitions;
  /** Ways to use the chart, for its README. */
  readonly cases?: readonly ReadmeCase[];
}

export interface Rendered {
  /** The files of the chart, in the order of their paths; none where there are errors. */
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The files of a Helm chart, as data.
 *
 * @param model what `defineChart` gave
 * @returns the files, or what is wrong with the model
 */
export function render(model: ChartModel, options: RenderOptions): Rendered {
  const helpers = usedHelpers(model);
  const diagnostics = [...model.diagnostics, ...checkHelpers(model, helpers), ...checkPaths(model)];
  if (hasErrors(diagnostics)) return { files: [], diagnostics };
  const children = subcharts(model, options);
  diagnostics.push(...children.diagnostics);
  if (hasErrors(children.diagnostics)) return { files: [], diagnostics };
  const templates = templatesOf(model, helpers);
  diagnostics.push(...templates.diagnostics);
  if (hasErrors(templates.diagnostics)) return { files: [], diagnostics };
  const files = [
    ...children.files,
    chartYaml(model, options.version),
    // A library's helpers read the values of the chart that calls them.
    ...(model.metadata.type === "library"
      ? []
      : [valuesYaml(model), valuesSchema(model, options.kubernetes)]),
    helmIgnore(),
    readme(model, options.version, options.cases ?? []),
    ...templates.files,
    ...model.rawTemplates.map(rawTemplateFile),
    ...crdFiles(model),
    ...Object.entries(model.files).map(([path, text]) => ({ path, text })),
  ];
  diagnostics.push(
    ...checkFiles(
      model,
      files.filter((file) => !children.files.includes(file)),
    ),
  );
  if (hasErrors(diagnostics)) return { files: [], diagnostics };
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), diagnostics };
}

function templatesOf(model: ChartModel, helpers: readonly Helper[]): Rendered {
  const chart = model.metadata.name;
  const attempts = [
    attempt(() => helpersFile(model, helpers), { chart }, helpers.at(-1)?.place ?? model.place),
    ...model.resources.map((resource) =>
      attempt(() => [templateOf(model, resource)], { chart, object: resource.kind }, resource.place),
    ),
    attempt(() => rulesFile(model), { chart }, model.rules[0]?.place),
    attempt(() => notesFile(model), { chart }, model.place),
  ];
  return {
    files: attempts.flatMap(({ files }) => files),
    diagnostics: attempts.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** Files, or why the model has no form in a template there. */
function attempt(make: () => readonly OutputFile[], subject: Subject, place: Place | undefined): Rendered {
  try {
    return { files: make(), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof Unprintable)) throw error;
    const message = `The model has ${error.message}, for which there is no template.`;
    const fix = "Write it in another way; the documentation of the operators says what they take.";
    return { files: [], diagnostics: [diagnostic("CW2002", { message, fix, subject, place })] };
  }
}

/** The charts that this one depends on, each once, as they go into `charts/`. */
function subcharts(model: ChartModel, { kubernetes }: RenderOptions): Rendered {
  const all = [...model.libraries, ...Object.values(model.dependencies)];
  const distinct = new Map(all.map((each) => [each.model.metadata.name, each]));
  const rendered = [...distinct].map(([name, { model: child, version }]) => ({
    name,
    ...render(child, { version, kubernetes }),
  }));
  return {
    files: rendered.flatMap(({ name, files }) =>
      files.map(({ path, text }) => ({ path: `charts/${name}/${path}`, text })),
    ),
    diagnostics: rendered.flatMap(({ diagnostics }) => diagnostics),
  };
}

function checkHelpers(model: ChartModel, helpers: readonly Helper[]): Diagnostic[] {
  const own = helpers.map(({ name, place }) => ({ name: helperName(model, name), place }));
  const raw = model.rawTemplates.flatMap(({ text, place }) =>
    definedIn(text).map((name) => ({ name, place })),
  );
  return clashes([...own, ...raw], ({ name }) => name).map(([first, second]) =>
    diagnostic("CW1003", {
      message: `Two helpers are called "${second.name}" (the other: line ${first.place?.line ?? "?"}).`,
      fix: "Give one of them another name, or use one helper in both places.",
      place: second.place,
    }),
  );
}

/** The named templates that a text defines. */
function definedIn(text: string): string[] {
  return [...text.matchAll(/\{\{-?\s*(?:define|block)\s+"([^"]+)"/g)].map(([, name = ""]) => name);
}

function checkPaths(model: ChartModel): Diagnostic[] {
  return clashes([...model.resources, ...model.rawTemplates], templatePath).map(([first, second]) =>
    diagnostic("CW1003", {
      message: `Two resources would be written to ${templatePath(second)}: ${kindOf(first)} (line ${first.place?.line ?? "?"}) and ${kindOf(second)}.`,
      fix: 'Name the file of one of them: resource(Kind, { … }, { file: "service-headless" }).',
      place: second.place,
    }),
  );
}

function kindOf(template: Resource | RawTemplate): string {
  return template.kind === "rawTemplate" ? "a raw template" : template.kind;
}

/** That no file replaces another, none leaves the chart's folder, and Helm reads each. */
function checkFiles(model: ChartModel, files: readonly OutputFile[]): Diagnostic[] {
  const { place } = model;
  const twice = clashes(files, ({ path }) => path.toLowerCase()).map(([, { path }]) =>
    diagnostic("CW1003", {
      message: `Two files would be written to ${path}.`,
      fix: "Name one of them otherwise.",
      place,
    }),
  );
  const odd = files.filter(({ path }) => !isFilePath(path) || isUnread(path));
  return [
    ...twice,
    ...odd.map(({ path }) => {
      const message = `Helm would not find the file ${JSON.stringify(path)} in the chart.`;
      const fix = "Give it a path below the chart, without `..`, hidden or temporary names.";
      return diagnostic("CW2003", { message, fix, place });
    }),
  ];
}

function isFilePath(path: string): boolean {
  return (
    path.split("/").every((part) => part !== "" && part !== "." && part !== "..") && !path.includes("\\")
  );
}

/** What `.helmignore` leaves out, and a template that Helm takes for helpers only. */
function isUnread(path: string): boolean {
  if (path === ".helmignore") return false;
  // What begins with an underscore is read for the named templates in it only.
  const isPartial = /^templates\/(.*\/)?_[^/]*$/.test(path) && !path.endsWith(".tpl");
  return isPartial || /(^|\/)(\.[^/]*|[^/]*(~|\.(swp|bak|tmp|orig|tgz)))$/.test(path);
}

/** The pairs that have the same key. */
function clashes<T>(all: readonly T[], keyOf: (item: T) => string): (readonly [T, T])[] {
  const seen = new Map<string, T>();
  return all.flatMap((item) => {
    const other = seen.get(keyOf(item));
    if (other !== undefined) return [[other, item] as const];
    seen.set(keyOf(item), item);
    return [];
  });
}
