import { type Chart, type HelmMajor, type RenderedFiles, renderFiles } from "@chartwright/engine";
import { RE2JS } from "re2js";
import { raw } from "../assertions/context.ts";
import type { Suite, Test } from "../suite/suite.ts";
import { isMapping, type Mapping, plain } from "../yaml/data.ts";
import { readYaml, rewritten } from "../yaml/read.ts";
import { lookupIn } from "./lookup.ts";
import { normal, selectTemplates, templatePath } from "./templates.ts";

/** A chart whose suites are run, and how. */
export interface RenderSettings {
  readonly chart: Chart;
  /** `parent/charts/child` for a suite of a subchart. */
  readonly route: string;
  readonly helm: HelmMajor;
  readonly skipSchemaValidation: boolean;
}

/** The documents that each template gives. */
export interface Rendered {
  readonly documents: ReadonlyMap<string, readonly Mapping[]>;
  /** The files that were rendered; of some of them there are no documents. */
  readonly files: readonly string[];
  readonly succeeded: boolean;
  /** Why nothing is there, where no template can be blamed for it. */
  readonly error: string | undefined;
  /** What was rendered is not YAML. */
  readonly problem?: string;
}

/** Renders what a test looks at. `mayFail`: a template that fails is what the test is about. */
export async function renderTest(
  settings: RenderSettings,
  suite: Suite,
  test: Test,
  values: Mapping,
  mayFail: boolean,
): Promise<Rendered> {
  const { chart, route } = settings;
  const release = { ...suite.release, ...test.release };
  const nameProblem = release.name === undefined ? undefined : checkName(release.name);
  if (nameProblem !== undefined) return failed(nameProblem);
  const capabilities = { ...suite.capabilities, ...test.capabilities };
  const { majorVersion: major = "1", minorVersion } = capabilities;
  const kubernetes = { scheme: { ...test.kubernetes.scheme, ...suite.kubernetes.scheme } };
  const objects = [...test.kubernetes.objects, ...suite.kubernetes.objects];
  const rendered = await renderFiles(chart, {
    helm: settings.helm,
    skipSchemaValidation: settings.skipSchemaValidation,
    name: release.name ?? "RELEASE-NAME",
    namespace: release.namespace ?? "NAMESPACE",
    revision: release.revision ?? 0,
    isUpgrade: release.upgrade ?? false,
    values: plain(values) as Record<string, unknown>,
    ...(minorVersion === undefined && major === "1"
      ? {}
      : { kubeVersion: `v${major}.${minorVersion ?? "37"}.0` }),
    apiVersions: apiVersionsOf(suite, test),
    metadata: { ...suite.chart, ...test.chart },
    selects: selectTemplates(route, suite.templates, suite.excludeTemplates),
    ...(objects.length === 0 ? {} : { lookup: lookupIn({ ...kubernetes, objects }) }),
  });
  if (rendered.error !== undefined) return afterError(rendered, rendered.error, settings, suite, mayFail);
  const crds = suite.includeCrds ? crdsOf(chart, chart.metadata.name) : [];
  return parse([...crds, ...rendered.files]);
}

/** Those of the test, and of the suite unless the test empties them. */
function apiVersionsOf(suite: Suite, test: Test): readonly string[] {
  const own = test.capabilities.apiVersions;
  return own === null ? [] : [...(own ?? []), ...(suite.capabilities.apiVersions ?? [])];
}

function checkName(name: string): string | undefined {
  const pattern = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
  if (pattern.test(name) && name.length <= 53) return undefined;
  return `invalid release name, must match regex ${pattern.source} and the length must not be longer than 53`;
}

function failed(error: string): Rendered {
  return { documents: new Map(), files: [], succeeded: false, error };
}

/** What a template failed with stands for what it would have given. */
function afterError(
  { isOfTemplate }: RenderedFiles,
  error: string,
  { route }: RenderSettings,
  suite: Suite,
  mayFail: boolean,
): Rendered {
  const told = isOfTemplate === true && mayFail ? blamed(error) : undefined;
  if (told === undefined) return failed(error);
  const { file, message } = told;
  const isPartial = file.startsWith("_", file.lastIndexOf("/") + 1);
  const names = suite.templates.length > 0 ? suite.templates : ["**"];
  const files = isPartial ? names.map((name) => normal(`${route}/${templatePath(name)}`)) : [file];
  const documents = new Map(files.map((each) => [each, [{ [raw]: message }]]));
  return { documents, files, succeeded: false, error: undefined };
}

/** A place, and behind it the message; RE2 needs no more time for a long one. */
const failure = RE2JS.compile("(?ms)^(?:.+?: |.+? \\()(.+?):\\d+?:\\d+?.+?: (.+?)$");

/** The template that an error of Helm's names, and what it says behind the places. */
function blamed(error: string): { readonly file: string; readonly message: string } | undefined {
  const matcher = failure.matcher(error);
  if (!matcher.find()) return undefined;
  const [file, message] = [matcher.group(1), matcher.group(2)];
  if (file === null || message === null) return undefined;
  const lineBreak = error.indexOf("\n");
  return { file, message: (lineBreak < 0 ? message : error.slice(lineBreak + 1)).replace(/^\n+/, "") };
}

function crdsOf(chart: Chart, path: string): (readonly [string, string])[] {
  const own = chart.files
    .filter(({ path: file }) => file.startsWith("crds/") && /\.(ya?ml|json)$/.test(file))
    .map(({ path: file, content }) => {
      const text = typeof content === "string" ? content : new TextDecoder().decode(content);
      return [`${path}/${file}`, text] as const;
    });
  return [
    ...own,
    ...chart.dependencies.flatMap((child) => crdsOf(child, `${path}/charts/${child.metadata.name}`)),
  ];
}

function parse(files: readonly (readonly [path: string, text: string])[]): Rendered {
  const documents = new Map<string, readonly Mapping[]>();
  for (const [path, text] of files) {
    if (path.endsWith(".txt")) documents.set(path, [{ [raw]: text }]);
    if (!/\.(ya?ml|tpl)$/.test(path)) continue;
    const read = readYaml(text.replace(/(?:^|\s*\n)---\s*/g, "\n---\n"));
    const wrong = read.documents.find(({ data }) => !isMapping(data));
    const problem =
      read.error?.message ?? (wrong === undefined ? undefined : "it holds something that is no object");
    if (problem !== undefined)
      return { ...failed(`${path}: what it gives is no YAML: ${problem}`), problem: `${path}: ${problem}` };
    documents.set(
      path,
      read.documents
        .map(({ data }) => rewritten(data) as Mapping)
        .filter((data) => Object.keys(data).length > 0),
    );
  }
  return { documents, files: files.map(([path]) => path), succeeded: true, error: undefined };
}
