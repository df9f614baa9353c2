import { type Diagnostic, diagnostic, hasErrors, type Subject } from "@chartwright/diagnostics";
import { type ChartModel, type Coverage, placedValues, type TemplateEngine } from "@chartwright/model";
import type { ChartCase, ChartFiles } from "./chart-files.ts";
import { type CheckedCase, caseCheck, caseRelease } from "./check-case.ts";
import type { KubernetesTarget } from "./kubernetes/check-schemas.ts";
import { askReferee } from "./kubernetes/referee.ts";
import { checkCovering } from "./meaning/check-covering.ts";
import { checkMetadata, isLibrary } from "./metadata/check-metadata.ts";
import { checkRejects, type Reject } from "./rejects/check-rejects.ts";
import { alike } from "./rendering/alike.ts";
import type { HelmProgram, KubeconformProgram } from "./rendering/program.ts";
import { allRules } from "./rules/all.ts";
import { checkRules, type Rendering } from "./rules/check-rules.ts";
import type { NamedRule } from "./rules/framework/rule.ts";
import type { WaiversFile } from "./rules/waivers.ts";
import { surviving } from "./surviving.ts";
import { checkValues } from "./values/check-values.ts";

export interface ValidateInput {
  /** The chart's name, as diagnostics have it. */
  readonly name: string;
  readonly chart: ChartFiles;
  /** The path of the chart's folder or archive, for helm. */
  readonly path: string;
  /** The cases, each with the path of its values file, for helm. */
  readonly cases: readonly (ChartCase & { readonly path: string })[];
  /** Values that the chart must refuse. */
  readonly rejects?: readonly Reject[];
  /** What the chart was generated from; undefined for a chart that nobody wrote in TypeScript. */
  readonly source: ChartProof | undefined;
  readonly helms: readonly HelmProgram[];
  /** Where it is given, it must find every object valid that our own check of schemas does. */
  readonly kubeconform?: KubeconformProgram;
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
 * All stages over one chart: metadata, values, rendering, meaning, Kubernetes schemas, references, rules and rejects.
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
  const values = input.cases.map(({ text }) => text);
  const groups = alike(input.chart, values, input.kubernetes);
  const check = caseCheck(input);
  const rendered = input.cases.flatMap((each) =>
    input.helms.flatMap((helm) =>
      groups.map((targets) => {
        const what = `the case ${each.name}`;
        const part = { what, subject: { chart: input.name, case: each.name }, place: { file: each.file } };
        return surviving(part, () => check(each, helm, targets), failedCase);
      }),
    ),
  );
  const proven = input.source === undefined ? [] : proofOf(input, input.source);
  const [checked, proofs] = await Promise.all([Promise.all(rendered), Promise.all(proven)]);
  const judged = checked.flatMap((each) => each.judged);
  const refereed = input.kubeconform === undefined ? [] : await askReferee(input.kubeconform, judged);
  const found = [...checked.flatMap(({ diagnostics }) => diagnostics), ...refereed, ...proofs.flat()];
  const renderings = checked.flatMap((each) => each.renderings);
  return [...still, ...withoutEchoes(found), ...(await judge(input, renderings)), ...(await refusals(input))];
}

const failedCase = (failed: Diagnostic): CheckedCase => ({
  diagnostics: [failed],
  renderings: [],
  judged: [],
});

/** What is refused is so before anything of the cluster is asked: the newest minor tells for all. */
async function refusals(input: ValidateInput): Promise<readonly Diagnostic[]> {
  const { rejects = [], kubernetes } = input;
  const newest = kubernetes.at(-1);
  if (rejects.length === 0 || newest === undefined) return [];
  return checkRejects({ ...input, rejects, kubernetes: newest.minor });
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
    const check = () => checkCovering({ ...source, path: input.path, sets }, helm, subject);
    return surviving<readonly Diagnostic[]>({ what: "its branches", subject }, check, (failed) => [failed]);
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
