import { type Diagnostic, hasErrors, type Place, type Subject } from "@chartwright/diagnostics";
import { type EvaluateInput, evaluate, type Json, type TemplateEngine } from "@chartwright/model";
import type { ChartCase } from "./chart-files.ts";
import { type KubernetesTarget, schemaCheck } from "./kubernetes/check-schemas.ts";
import type { Judged } from "./kubernetes/referee.ts";
import { checkMeaning } from "./meaning/check-meaning.ts";
import { type HelmRequest, lint, template } from "./rendering/helm.ts";
import { objectName, objectsIn, type SourcedObject } from "./rendering/objects.ts";
import type { HelmProgram } from "./rendering/program.ts";
import { templatePlace } from "./rendering/template-place.ts";
import type { Rendering } from "./rules/check-rules.ts";
import { failureOf } from "./surviving.ts";
import type { ChartProof, ValidateInput } from "./validate.ts";
import { readValues } from "./values/check-values.ts";

/** The release of which a case is rendered. */
export const caseRelease = Object.freeze({ name: "my-release", namespace: "default" });

/** What was found of what a case renders to, and what others are to judge. */
export interface CheckedCase {
  readonly diagnostics: readonly Diagnostic[];
  /** For each minor, what rules may judge. */
  readonly renderings: readonly Rendering[];
  /** For each minor, the objects, with what their schemas say of them. */
  readonly judged: readonly Judged[];
}

/** Checks one case, as one Helm renders it for minors for which it renders the same. */
export type CaseCheck = (
  from: ChartCase & { readonly path: string },
  helm: HelmProgram,
  targets: readonly KubernetesTarget[],
) => Promise<CheckedCase>;

/** How the cases of a chart are checked: what is the same in several of them is read and judged once. */
export function caseCheck(input: ValidateInput): CaseCheck {
  const checkSchema = schemaCheck();
  const read = remembered((text: string) => objectsIn(text, {}));
  return async (from, helm, targets) => {
    const { minor } = targets.at(-1) as KubernetesTarget;
    const subject: Subject = { chart: input.name, case: from.name };
    const withHelm: Subject = { ...subject, helm: helm.version };
    const schemaFindings = ({ object }: SourcedObject, target: KubernetesTarget): readonly Diagnostic[] => {
      try {
        return checkSchema(object, target, subject);
      } catch (error) {
        return [failureOf({ what: `${objectName(object)} by its schema`, subject }, error)];
      }
    };
    const request: HelmRequest = {
      chart: input.path,
      values: [from.path],
      release: caseRelease.name,
      namespace: caseRelease.namespace,
      kubernetes: minor,
    };
    const complaints = await lint(helm, request, withHelm);
    const { text, diagnostics } = await template(helm, request, withHelm);
    if (text === undefined) return { ...nothing, diagnostics: [...complaints, ...diagnostics] };
    const { objects, sourced, diagnostics: unread } = read(text);
    const broken = unread.map((each) => ({ ...each, subject: withHelm }));
    if (hasErrors(broken)) return { ...nothing, diagnostics: [...complaints, ...broken] };
    const meant = input.source === undefined ? [] : meaning(input.source, from, minor);
    const differences =
      input.source === undefined ? [] : checkMeaning(input.source.model, meant, objects, withHelm);
    const places = new Map<string, Place | undefined>(
      meant.map(({ resource, object }) => [`${object.apiVersion} ${objectName(object)}`, resource.place]),
    );
    const placeOf = ({ object, source }: SourcedObject) =>
      places.get(`${object.apiVersion} ${objectName(object)}`) ?? templatePlace(input.chart, source);
    const found = [...complaints, ...broken, ...differences];
    const checked = targets.map((target): CheckedCase => {
      const verdicts = sourced.map((each) => {
        const place = placeOf(each);
        const unfit = schemaFindings(each, target).map((found) => ({ ...found, place }));
        return { ...each, unfit, unchecked: unfit.some(({ code }) => code === "CW3010") };
      });
      const unfit = verdicts.flatMap((each) => each.unfit);
      const rendering = {
        case: from,
        helm: helm.version,
        minor: target.minor,
        text,
        sourced: verdicts,
        places,
      };
      return {
        diagnostics: unfit,
        renderings: unfit.some(({ code }) => code === "CW3009") ? [] : [rendering],
        judged: verdicts.map((each) => ({ ...each, subject, target, isRefused: each.unfit.length > 0 })),
      };
    });
    return {
      diagnostics: [...found, ...checked.flatMap((each) => each.diagnostics)],
      renderings: checked.flatMap(({ renderings }) => renderings),
      judged: checked.flatMap(({ judged }) => judged),
    };
  };
}

const nothing = { renderings: [], judged: [] } as const;

function remembered<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const made = known.get(text) ?? make(text);
    known.set(text, made);
    return made;
  };
}

/** What the model says of a case. */
function meaning({ model, version, templates }: ChartProof, from: ChartCase, kubernetes: string) {
  return evaluate(model, evaluateInput(from, { version, kubernetes, templates })).objects;
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
