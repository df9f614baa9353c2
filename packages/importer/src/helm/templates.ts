import { hasErrors } from "@chartwright/diagnostics";
import { type Chart, ParseError } from "@chartwright/engine";
import { coveringValues } from "@chartwright/model";
import { render } from "@chartwright/renderer";
import type { ChartCode } from "../chart-code.ts";
import { modelOf } from "../model-of.ts";
import { type Proof, unequal } from "../proof.ts";
import type { SourceObject } from "../source.ts";
import { type LiftedResource, liftTemplate } from "./lift-template.ts";
import type { ChartScope } from "./scope.ts";
import { Unliftable } from "./unliftable.ts";

/** A template of a chart, and what became of it. */
export interface Template {
  readonly path: string;
  readonly text: string;
  readonly resources: readonly LiftedResource[];
  /** Why it stays in Helm's language. */
  readonly why: string | undefined;
}

/** Whether a file renders objects. */
export function isTemplate(path: string): boolean {
  return /^templates\/(?:.*\/)?[^_/][^/]*\.ya?ml$/.test(path);
}

/** Lifts what can be lifted. */
export function liftAll(chart: Chart, known: ChartScope): readonly Template[] {
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
export function proven(
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

/** Whether an object comes from a template that was lifted. */
export function isLifted({ place }: SourceObject, templates: readonly Template[]): boolean {
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
