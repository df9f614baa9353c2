import { isManifestFile, textOfFile } from "../chart/files.ts";
import type { Chart } from "../chart/load.ts";
import { matchGlob, parseGlob } from "../chart/path-match.ts";
import { HelmError } from "../errors.ts";
import { type Environment, platform } from "../functions/environment.ts";
import { trimSpace } from "../functions/strings.ts";
import { functionTable, type HelmMajor } from "../functions/table.ts";
import { checkValues } from "../schema/check-values.ts";
import { defaultLimits } from "../template/frame.ts";
import type { FunctionTable } from "../template/function-type.ts";
import type { TemplateSet } from "../template/template-set.ts";
import type { Recorder } from "../template/trace/recorder.ts";
import type { TracedText } from "../template/trace/traced-text.ts";
import type { Tracer } from "../template/tracer.ts";
import { int } from "../value/int.ts";
import type { Dict, Value } from "../value/value.ts";
import { type ChartNode, nodeOf } from "../values/chart-node.ts";
import { coalesceValues } from "../values/coalesce.ts";
import { checkDependencies, fits, processDependencies } from "../values/dependencies.ts";
import { capabilities, kubeVersionOf, parseKubeVersion } from "./capabilities.ts";
import { type Manifest, sortManifests, splitManifests } from "./manifests.ts";
import type { RenderOptions } from "./options.ts";
import { collectTemplates, executeTemplates, parseTemplates, type Renderable } from "./render-templates.ts";
import { userValues } from "./user-values.ts";

/** A chart rendered as a release. */
export interface Release {
  readonly manifests: readonly Manifest[];
  readonly hooks: readonly Manifest[];
  readonly crds: readonly { readonly path: string; readonly content: string }[];
  /** What every template gave, by its path; notes are among them. */
  readonly files: ReadonlyMap<string, string>;
}

const defaultName = "release-name";
const releaseName = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

function checkName(name: string): void {
  if (name === "") throw new HelmError("CW6002", 'release name "": no name provided');
  if (name.length <= 53 && releaseName.test(name)) return;
  throw new HelmError(
    "CW6002",
    `release name ${JSON.stringify(name)}: invalid release name, must match regex ${releaseName.source} and the length must not be longer than 53`,
  );
}

/** Functions for the platform's own environment need to be made but once. */
const shared = new Map<HelmMajor, FunctionTable>();

function functionsFor(helm: HelmMajor, given: Partial<Environment> | undefined): FunctionTable {
  if (given !== undefined) return cachedFor(helm, given);
  const known = shared.get(helm) ?? functionTable(helm, platform);
  shared.set(helm, known);
  return known;
}

const tables = new WeakMap<object, Map<HelmMajor, FunctionTable>>();

function cachedFor(helm: HelmMajor, given: Partial<Environment>): FunctionTable {
  const known = tables.get(given) ?? new Map<HelmMajor, FunctionTable>();
  tables.set(given, known);
  const table = known.get(helm) ?? functionTable(helm, { ...platform, ...given });
  known.set(helm, table);
  return table;
}

/** Parsed templates of a chart; they are parsed anew only where other subcharts are on. */
const parsed = new WeakMap<
  Chart,
  Map<string, { readonly functions: FunctionTable; readonly set: TemplateSet }>
>();
const mostParsed = 8;

function templatesOf(
  chart: Chart,
  templates: readonly Renderable[],
  functions: FunctionTable,
  { tracer }: RenderOptions,
  recording: Recording | undefined,
): TemplateSet {
  if (recording !== undefined) return parseTemplates(templates, functions, recording);
  if (tracer !== undefined) return parseTemplates(templates, functions, { tracer });
  const known = parsed.get(chart) ?? new Map();
  parsed.set(chart, known);
  const key = templates.map(({ path }) => path).join("\n");
  const found = known.get(key);
  if (found?.functions === functions) return found.set;
  if (known.size >= mostParsed) known.clear();
  const set = parseTemplates(templates, functions);
  known.set(key, { functions, set });
  return set;
}

/** What is kept of a rendering that is traced. */
export interface Recording {
  readonly tracer: Tracer;
  readonly recorder: Recorder;
  /** What every template gave, with where each part comes from. */
  readonly files: Map<string, TracedText>;
}

/** Lays the values of a user over a chart's, and checks them; throws a {@link HelmError} where Helm refuses them. */
export function takeValues(
  chart: Chart,
  options: RenderOptions,
  helm: HelmMajor = options.helm ?? 4,
): { readonly root: ChartNode; readonly coalesced: Dict } {
  const values = userValues(options, helm);
  const { type } = chart.metadata;
  if (type !== "" && type !== "application")
    throw new HelmError("CW6001", `${type} charts are not installable`);
  const root = nodeOf(chart);
  checkDependencies(root, helm);
  checkName(options.name ?? defaultName);
  processDependencies(root, values, helm);
  const coalesced = coalesceValues(root, values, { helm, merge: false });
  if (options.skipSchemaValidation !== true) checkValues(root, coalesced);
  return { root, coalesced };
}

/** Renders a loaded chart; throws a {@link HelmError} where Helm would refuse it. */
export function renderRelease(chart: Chart, options: RenderOptions, recording?: Recording): Release {
  const helm = options.helm ?? 4;
  const name = options.name ?? defaultName;
  const kubeVersion =
    options.kubeVersion === undefined ? undefined : parseKubeVersion(options.kubeVersion, helm);
  const { root, coalesced } = takeValues(chart, options, helm);
  const top = {
    values: coalesced,
    release: releaseObject(name, options),
    capabilities: capabilities(helm, kubeVersion, options.apiVersions ?? []),
  };
  checkKubeVersion(chart, kubeVersionOf(kubeVersion).normalized);
  const templates = collectTemplates(root, top, helm);
  const set = templatesOf(chart, templates, functionsFor(helm, options.environment), options, recording);
  const limits = { ...defaultLimits, ...options.limits };
  const files = executeTemplates(templates, set, helm, limits, recording?.files);
  const sorted = sortManifests(
    new Map(Array.from(files).filter(([path]) => !path.endsWith("NOTES.txt"))),
    helm,
  );
  return { ...sorted, crds: crdsOf(root), files };
}

function checkKubeVersion({ metadata }: Chart, version: string): void {
  const range = metadata.kubeVersion;
  if (range === "" || fits(range, version)) return;
  throw new HelmError(
    "CW6003",
    `chart requires kubeVersion: ${range} which is incompatible with Kubernetes ${version}`,
  );
}

function releaseObject(name: string, { namespace = "default", isUpgrade = false }: RenderOptions): Dict {
  return new Map<string, Value>([
    ["Name", name],
    ["Namespace", namespace],
    ["IsUpgrade", isUpgrade],
    ["IsInstall", !isUpgrade],
    ["Revision", int(1)],
    ["Service", "Helm"],
  ]);
}

function crdsOf(node: ChartNode): { path: string; content: string }[] {
  const own = node.chart.files
    .filter(({ path }) => path.startsWith("crds/") && isManifestFile(path))
    .map(({ path, content }) => ({ path: `${node.fullPath}/${path}`, content: textOfFile(content) }));
  return [...own, ...node.dependencies.flatMap(crdsOf)];
}

function printed(path: string, content: string): string {
  return `---\n# Source: ${path}\n${content}\n`;
}

/** A release as `helm template` prints it. */
export function printRelease({ manifests, hooks, crds }: Release, options: RenderOptions): string {
  const parts = [...(options.includeCrds === true ? crds : []), ...manifests].map(({ path, content }) =>
    printed(path, content),
  );
  let text = `${trimSpace(parts.join(""))}\n`;
  if (options.noHooks !== true) {
    for (const { path, content, events } of hooks) {
      if (options.skipTests === true && events?.includes("test")) continue;
      text += printed(path, content);
    }
  }
  return options.showOnly === undefined || options.showOnly.length === 0
    ? text
    : selected(text, options.showOnly, options.helm ?? 4);
}

function selected(text: string, patterns: readonly string[], helm: HelmMajor): string {
  const documents = splitManifests(text, helm);
  const chosen = patterns.flatMap((pattern) => {
    const glob = parseGlob(pattern);
    const found = documents.filter((document) => {
      const path = /# Source: [^/\n]+\/(.+)/.exec(document)?.[1];
      return path !== undefined && matchGlob(glob, path) === true;
    });
    if (found.length === 0) throw new HelmError("CW6002", `could not find template ${pattern} in chart`);
    return found;
  });
  return chosen.map((document) => `---\n${document}\n`).join("");
}
