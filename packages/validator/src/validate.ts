import { type Diagnostic, diagnostic, hasErrors, type Place, type Subject } from "@chartwright/diagnostics";
import {
  type ChartModel,
  type Coverage,
  type EvaluateInput,
  evaluate,
  type Json,
  placedValues,
  type TemplateEngine,
} from "@chartwright/model";
import type { ChartCase, ChartFiles } from "./chart-files.ts";
import { checkSchemas, type KubernetesTarget } from "./kubernetes/check-schemas.ts";
import { checkCovering } from "./meaning/check-covering.ts";
import { checkMeaning } from "./meaning/check-meaning.ts";
import { checkMetadata, isLibrary } from "./metadata/check-metadata.ts";
import { type HelmRequest, lint, template } from "./rendering/helm.ts";
import { objectName, objectsIn } from "./rendering/objects.ts";
import type { HelmProgram, KubeconformProgram } from "./rendering/program.ts";
import { allRules } from "./rules/all.ts";
import { checkRules, type Rendering } from "./rules/check-rules.ts";
import type { NamedRule } from "./rules/framework/rule.ts";
import type { WaiversFile } from "./rules/waivers.ts";
import { checkValues, readValues } from "./values/check-values.ts";

/** The release of which a case is rendered. */
export const caseRelease = Object.freeze({ name: "my-release", namespace: "default" });

export interface ValidateInput {
  /** The chart's name, as diagnostics have it. */
  readonly name: string;
  readonly chart: ChartFiles;
  /** The path of the chart's folder or archive, for helm. */
  readonly path: string;
  /** The cases, each with the path of its values file, for helm. */
  readonly cases: readonly (ChartCase & { readonly path: string })[];
  /** What the chart was generated from; undefined for a chart that nobody wrote in TypeScript. */
  readonly source: ChartProof | undefined;
  readonly helms: readonly HelmProgram[];
  readonly kubeconform: KubeconformProgram;
  readonly kubernetes: readonly KubernetesTarget[];
  /** Rules besides those of this package. */
  readonly rules?: readonly NamedRule[];
  readonly waivers?: WaiversFile | undefined;
  /** Whether some of its cases are left to another run: then nothing is said of waivers that waive nothing. */
  readonly isPart?: boolean;
}

/** What a chart that was generated is proven against. */
export interface ChartProof {
  readonly model: ChartModel;
  readonly version: string;
  /** The values that take each of its decisions each way. */
  readonly coverage: Coverage;
  /** See {@link templatesFor}. */
  readonly templates: TemplateEngine | undefined;
  /** Makes a chart that has this one under each of the names, and gives its path, for helm. */
  readonly parent: (aliases: readonly string[]) => string;
}

/**
 * All stages over one chart: metadata, values, rendering, meaning, Kubernetes schemas, references and rules.
 * A stage that has errors ends it: what comes behind would only repeat them.
 */
export async function validate(input: ValidateInput): Promise<readonly Diagnostic[]> {
  const still = [
    ...checkMetadata(input.chart),
    ...(isLibrary(input.chart) ? [] : checkCases(input)),
    ...checkValues(input.chart, input.cases, input.name),
  ];
  // A library renders nothing of its own.
  if (hasErrors(still) || isLibrary(input.chart)) return still;
  const rendered = input.cases.flatMap((each) =>
    input.helms.flatMap((helm) =>
      input.kubernetes.map((target) => checkRendering(input, each, helm, target)),
    ),
  );
  const proven = input.source === undefined ? [] : proofOf(input, input.source);
  const [renderings, proofs] = await Promise.all([Promise.all(rendered), Promise.all(proven)]);
  const found = withoutEchoes([...renderings.flatMap(({ diagnostics }) => diagnostics), ...proofs.flat()]);
  const judged = renderings.flatMap(({ rendering }) => rendering ?? []);
  return [...still, ...found, ...(await judge(input, judged))];
}

/** Rules read fields by their types: they see no rendering with an object that does not fit its schema. */
async function judge(input: ValidateInput, renderings: readonly Rendering[]): Promise<readonly Diagnostic[]> {
  // Loaded here only: it brings the engine along.
  const { longReleases } = await import("./naming/long-releases.ts");
  const all = input.cases.length * input.helms.length * input.kubernetes.length;
  const about = {
    name: input.name,
    chart: input.chart,
    release: caseRelease,
    rules: [...allRules, ...(input.rules ?? [])],
    waivers: input.waivers,
    declaredTemplates: declaredTemplates(input.source?.model),
    isWhole: input.isPart !== true && renderings.length === all,
    pairOf: longReleases(input.chart),
  };
  return checkRules(about, renderings);
}

function declaredTemplates(model: ChartModel | undefined): readonly string[] {
  const placed = model === undefined ? [] : placedValues(model.values);
  return placed.flatMap(({ path, schema }) =>
    schema.kind === "string" && schema.template === true ? [path.join(".")] : [],
  );
}

/** Every decision of the model, each way, with every helm. */
function proofOf(input: ValidateInput, source: ChartProof): readonly Promise<readonly Diagnostic[]>[] {
  const { sets } = source.coverage;
  return input.helms.map((helm) => {
    const subject: Subject = { chart: input.name, helm: helm.version };
    return checkCovering({ ...source, path: input.path, sets }, helm, subject);
  });
}

function checkCases(input: ValidateInput): Diagnostic[] {
  if (input.cases.length > 0) return [];
  const fix = "Write cases/default/values.yaml: a comment that says what it shows, and `{}`.";
  return [
    diagnostic("CW3011", {
      message: `The chart ${input.name} has no case.`,
      fix,
      place: { file: input.chart.folder },
    }),
  ];
}

/** What was found of a rendering, and what rules may judge of it. */
interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  readonly rendering?: Rendering;
}

async function checkRendering(
  input: ValidateInput,
  from: ChartCase & { readonly path: string },
  helm: HelmProgram,
  target: KubernetesTarget,
): Promise<Checked> {
  const subject: Subject = { chart: input.name, case: from.name };
  const withHelm: Subject = { ...subject, helm: helm.version };
  const request: HelmRequest = {
    chart: input.path,
    values: [from.path],
    release: caseRelease.name,
    namespace: caseRelease.namespace,
    kubernetes: target.minor,
  };
  const complaints = await lint(helm, request, withHelm);
  const { text, diagnostics } = await template(helm, request, withHelm);
  if (text === undefined) return { diagnostics: [...complaints, ...diagnostics] };
  const { objects, sourced, diagnostics: broken } = objectsIn(text, withHelm);
  if (hasErrors(broken)) return { diagnostics: [...complaints, ...broken] };
  const found = [...complaints, ...broken];
  const places = new Map<string, Place | undefined>();
  if (input.source !== undefined) {
    const { model, version, templates } = input.source;
    const given = evaluateInput(from, { version, kubernetes: target.minor, templates });
    const expected = evaluate(model, given).objects;
    found.push(...checkMeaning(model, expected, objects, withHelm));
    for (const { resource, object } of expected) {
      const [apiVersion, name] = [String(object.apiVersion), objectName(object)];
      places.set(`${apiVersion} ${name}`, resource.place);
    }
  }
  const unfit = await checkSchemas(input.kubeconform, text, objects, target, subject);
  const all = { diagnostics: [...found, ...unfit] };
  if (unfit.some(({ code }) => code === "CW3009")) return all;
  const unknown = new Set(unfit.map(({ subject }) => subject?.object));
  const judged = sourced.map((each) =>
    unknown.has(objectName(each.object)) ? { ...each, unchecked: true } : each,
  );
  const rendering = { case: from, helm: helm.version, minor: target.minor, text, sourced: judged, places };
  return { ...all, rendering };
}

/** What a case is evaluated with, as `helm template` renders it. */
export function evaluateInput(
  from: ChartCase,
  {
    version,
    kubernetes,
    templates,
  }: {
    readonly version: string;
    readonly kubernetes: string;
    readonly templates: TemplateEngine | undefined;
  },
): EvaluateInput {
  const { data } = readValues(from, {});
  return {
    values: (data ?? {}) as Record<string, Json>,
    release: caseRelease,
    chartVersion: version,
    ...(templates === undefined ? {} : { templates }),
    capabilities: { kubeVersion: `v${kubernetes}.0`, apiVersions: [] },
  };
}

/** What was found with one Helm or minor already is not said again for the next. */
function withoutEchoes(all: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return all.filter((found) => {
    const { chart, case: name, object, path } = found.subject ?? {};
    const key = JSON.stringify([found.code, found.message, found.place, chart, name, object, path]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
