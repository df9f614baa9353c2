import type { ChartModel } from "../chart/chart-model.ts";
import { isInstalled } from "../chart/dependency.ts";
import type { RawTemplate } from "../chart/raw-template.ts";
import type { Resource } from "../expr/node.ts";
import { coalesce, isMapping, type Json } from "../values/defaults.ts";
import { type EvaluateInput, TemplateFailure } from "./input.ts";
import { fieldOf, rawOf, scopesIn } from "./node.ts";
import { decide, followed, type Position, type Scope, scopeOf, type Trace } from "./scope.ts";
import { isTrue } from "./truth.ts";

/** An object that a chart renders to, and what of the model it came from. */
export interface EvaluatedObject {
  readonly resource: Resource | RawTemplate;
  /** The chart that it is of, as `# Source:` has it: `parent/charts/child`. */
  readonly chart: string;
  /** Of the loop that the resource stands in, the key or index of the item that it was made for. */
  readonly item?: string;
  readonly object: { readonly [key: string]: Json };
}

export interface Evaluated {
  /**
   * Why the chart refuses the values: the message of its first rule that does, or what a text in Helm's language fails
   * with. It renders nothing then.
   */
  readonly refused: string | undefined;
  readonly objects: readonly EvaluatedObject[];
  readonly notes: string | undefined;
}

/**
 * The direct meaning of a chart: the objects that it renders to, without templates and without Helm.
 * What Helm makes of the generated templates is equal to it.
 *
 * @param model a chart without errors
 * @throws TypeError where the values do not fit the chart's schema; validate them first
 */
export function evaluate(model: ChartModel, input: EvaluateInput, trace?: Trace): Evaluated {
  try {
    const { name } = model.metadata;
    return evaluateAs(model, input, trace, { name, path: name, folder: "" });
  } catch (error) {
    if (error instanceof TemplateFailure) return refusing(error.message);
    throw error;
  }
}

function evaluateAs(
  model: ChartModel,
  input: EvaluateInput,
  trace: Trace | undefined,
  position: Position,
): Evaluated {
  const { path, folder } = position;
  const scope = scopeOf(model, input, trace, position);
  const rule = model.rules.find((each) =>
    followed(each, scope, undefined, () => decide(each.cond, isTrue(rawOf(each.cond, scope)), scope)),
  );
  if (rule !== undefined) return refusing(String(rawOf(rule.message, scope)));
  const own = model.resources.flatMap((resource): readonly EvaluatedObject[] => {
    const { loop } = resource;
    if (loop === undefined) return objectsOf(resource, path, scope);
    const each = () =>
      followed(loop, scope, undefined, () =>
        scopesIn(loop, scope).flatMap(({ key, scope: inner }) =>
          objectsOf(resource, path, inner).map((made) => ({ ...made, item: key })),
        ),
      );
    return followed(resource, scope, undefined, each);
  });
  const raws = model.rawTemplates.flatMap((template): EvaluatedObject[] =>
    scope.templates.objects(template).map((object) => ({ resource: template, chart: path, object })),
  );
  const children = Object.entries(model.dependencies).flatMap(([key, dependency]) => {
    if (!isInstalled(key, dependency, scope.values)) return [];
    const { model: child, version } = dependency;
    const values = valuesOfChild(scope.values, key);
    const below = { ...input, values, chartVersion: version };
    const inParent = {
      name: key,
      path: `${path}/charts/${key}`,
      folder: `${folder}charts/${child.metadata.name}/`,
    };
    return [evaluateAs(child, below, undefined, inParent)];
  });
  const refused = children.find((child) => child.refused !== undefined)?.refused;
  if (refused !== undefined) return refusing(refused);
  const notes = model.notes === undefined ? undefined : String(rawOf(model.notes, scope));
  return {
    refused: undefined,
    objects: [...own, ...raws, ...children.flatMap(({ objects }) => objects)],
    notes,
  };
}

/** The object that a resource gives, unless its condition does not hold. */
function objectsOf(resource: Resource, chart: string, scope: Scope): readonly EvaluatedObject[] {
  return followed(resource, scope, undefined, () => {
    const { apiVersion, kind, cond } = resource;
    if (cond !== undefined && !decide(cond, isTrue(rawOf(cond, scope)), scope)) return [];
    const body = fieldOf(resource.body, scope);
    return [{ resource, chart, object: { apiVersion, kind, ...(isMapping(body) ? body : {}) } }];
  });
}

function refusing(refused: string): Evaluated {
  return { refused, objects: [], notes: undefined };
}

/** What a parent chart gives a child: the values below its name, and those that all charts of a release share. */
function valuesOfChild(values: Json, key: string): Record<string, Json> {
  const all = isMapping(values) ? values : {};
  const own = isMapping(all[key]) ? all[key] : {};
  const global = coalesce(own.global ?? {}, all.global ?? {});
  return global === undefined ? own : { ...own, global };
}
