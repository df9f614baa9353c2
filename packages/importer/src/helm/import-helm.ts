import { type Diagnostic, diagnostic, hasErrors } from "@chartwright/diagnostics";
import {
  type Chart,
  type ChartFiles,
  loadChart,
  ParseError,
  readArchive,
  renderChart,
} from "@chartwright/engine";
import { coveringValues, nodesOf } from "@chartwright/model";
import { render } from "@chartwright/renderer";
import { type ChartCode, contextFunction, printChart } from "../chart-code.ts";
import { type Code, call, data, list, member, name, object } from "../code/code.ts";
import { namesIn } from "../code/names-in.ts";
import { print } from "../code/print.ts";
import { replaceName } from "../code/replace-name.ts";
import type { Imported, ImportOptions, ImportResult } from "../imported.ts";
import { ownKindsFile, printOwnKinds, type ResolvedKind, resolveKinds } from "../kinds.ts";
import { crdsFile } from "../manifests/crds-file.ts";
import { withMetadataOnce } from "../manifests/metadata-once.ts";
import { readObjects } from "../manifests/read-objects.ts";
import { modelOf } from "../model-of.ts";
import { type Proof, unequal } from "../proof.ts";
import type { InputFile, OutputFile, SourceObject } from "../source.ts";
import { shapeOfValues } from "./chart-values.ts";
import { HelperTable } from "./helper-table.ts";
import { type LiftedResource, liftTemplate } from "./lift-template.ts";
import { metadataOf } from "./metadata.ts";
import type { ChartScope } from "./scope.ts";
import type { Shape } from "./shape.ts";
import { Unliftable } from "./unliftable.ts";
import { valueSets } from "./value-sets.ts";
import { withoutDefines } from "./without-defines.ts";

/** A template of a chart, and what became of it. */
interface Template {
  readonly path: string;
  readonly text: string;
  readonly resources: readonly LiftedResource[];
  /** Why it stays in Helm's language. */
  readonly why: string | undefined;
}

const releaseName = "my-release";

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
  const refused = refusal(chart, texts);
  if (refused !== undefined) return { imported: undefined, diagnostics: [refused] };
  const values = shapeOfValues(texts.get("values.yaml") ?? "");
  const crds = readObjects([...texts].flatMap(crdFile));
  const proofs = proofsOf(chart, texts, values);
  const helpers = () => new HelperTable(texts, chart, values);
  // A first pass tells how the values are used, and with that what each of them is.
  liftAll(chart, { values, helpers: helpers() });
  const known = { values, helpers: helpers() };
  const templates = proven(liftAll(chart, known), proofs, (some) =>
    codeOf(chart, some, known.helpers, values, options, crds.objects.length > 0),
  );
  const code = codeOf(chart, templates, known.helpers, values, options, crds.objects.length > 0);
  const diagnostics = [...crds.diagnostics, ...notImported(chart, texts), ...templates.flatMap(keptAsText)];
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

function refusal({ metadata, dependencies }: Chart, texts: ChartFiles): Diagnostic | undefined {
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

function isTemplate(path: string): boolean {
  return /^templates\/(?:.*\/)?[^_/][^/]*\.ya?ml$/.test(path);
}

function crdFile([path, content]: readonly [string, string]): InputFile[] {
  return /^crds\/.*\.(ya?ml|json)$/.test(path) ? [{ path, content }] : [];
}

/** What the engine makes of the chart with each set of values, as far as it renders with them. */
function proofsOf(chart: Chart, texts: ChartFiles, values: Shape): readonly Proof[] {
  const release = { name: releaseName, namespace: "default" };
  return valueSets(texts, values).flatMap((set): Proof[] => {
    const rendered = renderChart(chart, { ...release, values: [set] }).release;
    if (rendered === undefined) return [];
    const files = [...rendered.files].flatMap(([path, content]): InputFile[] => {
      const own = path.slice(path.indexOf("/") + 1);
      return isTemplate(own) ? [{ path: own, content }] : [];
    });
    return [
      { release, chartVersion: chart.metadata.version, values: set, objects: readObjects(files).objects },
    ];
  });
}

function liftAll(chart: Chart, known: ChartScope): readonly Template[] {
  return chart.templates
    .filter(({ path }) => isTemplate(path))
    .map(({ path, text }) => {
      try {
        return { path, text, resources: liftTemplate(path, text, known), why: undefined };
      } catch (error) {
        if (!(error instanceof Unliftable) && !(error instanceof ParseError)) throw error;
        return { path, text, resources: [], why: `It has ${error.message}.` };
      }
    });
}

/** Templates, those that would have become something else left in Helm's language. */
function proven(
  all: readonly Template[],
  proofs: readonly Proof[],
  codeFor: (templates: readonly Template[]) => ChartCode,
): readonly Template[] {
  let templates = all;
  for (;;) {
    const wrong = new Map<string, string>();
    const code = codeFor(templates);
    const model = modelOf(code);
    const owners = templates.flatMap(({ path, resources }) => resources.map(() => path));
    for (const proof of proofs) {
      const objects = proof.objects.filter((each) => isLifted(each, templates));
      for (const { source, resource, diagnostic: found } of unequal(model, { ...proof, objects })) {
        const path = source?.place.file ?? (resource === undefined ? undefined : owners[resource]);
        if (path !== undefined)
          wrong.set(path, `In the model it would not have been the same: ${found.message}`);
      }
    }
    for (const [index, why] of unprintable(code)) wrong.set(owners[index] ?? "", why);
    if (wrong.size === 0) return templates;
    templates = templates.map((each) => {
      const why = wrong.get(each.path);
      return why === undefined ? each : { ...each, resources: [], why };
    });
  }
}

function isLifted({ place }: SourceObject, templates: readonly Template[]): boolean {
  return templates.some(({ path, why }) => path === place.file && why === undefined);
}

/** Resources that have no form in a template, or a decision that nobody can test. */
function unprintable(code: ChartCode): readonly (readonly [number, string])[] {
  const model = modelOf(code);
  if (hasErrors(model.diagnostics)) return [];
  const unprinted = model.resources.flatMap((resource, index): (readonly [number, string])[] => {
    const alone = { ...model, resources: [resource], rawTemplates: [] };
    // The values have no part in whether a template can be printed, and their schema would need Kubernetes's.
    const bare = { ...alone, values: { kind: "object", properties: {} } } as const;
    const [error] = render(bare, { version: "0.0.0", kubernetes: {} as never }).diagnostics;
    return error === undefined ? [] : [[index, error.message]];
  });
  if (unprinted.length > 0) return unprinted;
  return coveringValues({ ...model, rawTemplates: [] }).missing.flatMap(
    ({ resource }): (readonly [number, string])[] =>
      resource === undefined
        ? []
        : [[model.resources.indexOf(resource as never), "It has a decision that no values were found for."]],
  );
}

function codeOf(
  chart: Chart,
  templates: readonly Template[],
  helpers: HelperTable,
  values: Shape,
  options: ImportOptions,
  hasCrds: boolean,
): ChartCode {
  const all = withoutDeadChoice(
    templates.flatMap(({ path, resources }) => resources.map((resource) => ({ path, resource }))),
  );
  const kinds = resolveKinds(
    all.map(({ resource }) => resource),
    options.hasKind,
  );
  const once = withMetadataOnce(all.map(({ resource }) => resource.body));
  const resources = all.map(({ path, resource }, index) =>
    resourceCode(resource, once.bodies[index] as Code, kinds, fileOf(path, index, all)),
  );
  const made: ChartCode = {
    metadata: metadataOf(chart, hasCrds),
    values: valuesCode(values),
    resources: contextFunction(list(resources), [...helpers.constants, ...once.constants]),
    kinds,
    locals: hasCrds ? { "crds.ts": ["crds"] } : {},
  };
  const defined = new Set([...definedBy(made, chart.metadata.name), ...helpers.standard]);
  const raws = rawTemplates(chart, templates, defined);
  return raws.length === 0 ? made : { ...made, rawTemplates: list(raws) };
}

/** The named templates that a chart gets from the model: those that stay in Helm's language call them. */
function definedBy(code: ChartCode, chart: string): ReadonlySet<string> {
  const names = nodesOf(modelOf(code)).flatMap((node) => (node.kind === "include" ? [node.helper.name] : []));
  return new Set(names.map((each) => `${chart}.${each}`));
}

interface Placed {
  readonly path: string;
  readonly resource: LiftedResource;
}

/**
 * The name of a service account asks whether one is made. Where all that use it are rendered only then, that is no
 * question.
 */
function withoutDeadChoice(all: readonly Placed[]): readonly Placed[] {
  const account = member(name("values"), "serviceAccount");
  const create = print(member(account, "create"));
  const isUser = ({ resource }: Placed) => namesIn(resource.body).has("serviceAccountName");
  const isUnder = ({ resource }: Placed) => resource.conditions.some((each) => print(each) === create);
  if (!all.filter(isUser).every(isUnder)) return all;
  const own = call("orElse", member(account, "name"), member(name("names"), "fullname"));
  return all.map(({ path, resource }) => ({
    path,
    resource: { ...resource, body: replaceName(resource.body, "serviceAccountName", own) },
  }));
}

function resourceCode(
  { apiVersion, kind, conditions }: LiftedResource,
  body: Code,
  kinds: readonly ResolvedKind[],
  file: string | undefined,
): Code {
  const resolved = kinds.find((each) => each.kind === kind && each.apiVersion === apiVersion);
  const options = file === undefined ? [] : [object([{ key: "file", value: data(file) }])];
  const made = call("resource", name(resolved?.local ?? kind), body, ...options);
  return conditions.toReversed().reduce<Code>((inner, condition) => call("when", condition, inner), made);
}

const usualFiles: Readonly<Record<string, string>> = {
  HorizontalPodAutoscaler: "hpa",
  PodDisruptionBudget: "pdb",
  PersistentVolumeClaim: "pvc",
};

/** The name of an object's file, where it is not that of its kind. */
function fileOf(path: string, index: number, all: readonly Placed[]): string | undefined {
  const own = path.slice("templates/".length).replace(/\.ya?ml$/, "");
  const before = all.slice(0, index).filter((other) => other.path === path).length;
  const file = before === 0 ? own : `${own}-${before + 1}`;
  const kind = all[index]?.resource.kind ?? "";
  return file === (usualFiles[kind] ?? kind.toLowerCase()) ? undefined : file;
}

/** The standard values are every chart's; they are declared only where their default is another. */
function valuesCode(values: Shape): Code {
  const own = [...values.properties].filter(
    ([key, shape]) => !["nameOverride", "fullnameOverride"].includes(key) || (shape.default ?? "") !== "",
  );
  return call("v.object", object(own.map(([key, shape]) => ({ key, value: shape.toCode() }))));
}

/** Templates in Helm's language, and the named templates that they call. */
function rawTemplates(
  chart: Chart,
  templates: readonly Template[],
  defined: ReadonlySet<string>,
): readonly Code[] {
  const kept = templates.filter(({ why }) => why !== undefined);
  if (kept.length === 0) return [];
  const helpers = chart.templates.filter(({ path }) => /(^|\/)_[^/]*$/.test(path));
  const all = [
    ...helpers.map(({ path, text }) => ({
      path,
      text: withoutDefines(text, defined),
      why: "The templates below call what it defines.",
    })),
    ...kept.map(({ path, text, why }) => ({ path, text, why: why ?? "" })),
  ];
  return all.map(({ path, text, why }) => {
    const file = path.slice("templates/".length).replace(/^_helpers\.tpl$/, "_imported.tpl");
    const own = { file, why, text: renamed(text, chart.metadata.name, defined) };
    return call(
      "rawTemplate",
      object(Object.entries(own).map(([key, value]) => ({ key, value: data(value) }))),
    );
  });
}

/** Names that the model gives helpers of its own, wherever a text calls them. */
const modelsNames = ["name", "fullname", "chart", "labels", "selectorLabels", "testLabels"];

/** A text whose named templates that are others than the model's of that name are called otherwise. */
function renamed(text: string, chart: string, defined: ReadonlySet<string>): string {
  const others = modelsNames.filter((each) => !defined.has(`${chart}.${each}`));
  return others.reduce(
    (made, each) => made.replaceAll(`"${chart}.${each}"`, `"${chart}.imported.${each}"`),
    text,
  );
}

function casesOf(texts: ReadonlyMap<string, string>): readonly OutputFile[] {
  return [...texts].flatMap(([path, text]) => {
    const match = /^ci\/(.+)-values\.ya?ml$/.exec(path);
    return match === null || match[1] === "default" ? [] : [{ path: `cases/${match[1]}/values.yaml`, text }];
  });
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
