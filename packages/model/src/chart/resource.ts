import { type Expr, exprOf, type Spread } from "../expr/expr.ts";
import type { Node, Resource } from "../expr/node.ts";
import { NotTemplateDataError } from "../expr/not-template-data.ts";
import type { Templated } from "../expr/templated.ts";
import { toNode } from "../expr/to-node.ts";
import { callPlaces } from "./place.ts";

/** A class on `@kubernetes-models/base`: of `kubernetes-models`, of a CRD package, or of a user's own making. */
export interface Kind<T> {
  readonly apiVersion: string;
  readonly kind: string;
  readonly is: (value: unknown) => value is T;
}

/** What the author writes of an object of kind `T`. */
export type Body<T> = Templated<Omit<T, "apiVersion" | "kind" | "status">>;

/** Any object of Kubernetes, as far as a chart's list of them tells. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
}

/** What a chart lists: its objects, those that are there under a condition, and one for each item of a value. */
export type ResourceList = readonly (
  | Expr<KubernetesObject | undefined>
  | Spread<KubernetesObject | undefined>
)[];

export interface ResourceOptions {
  /** The name of its file below `templates/`, without `.yaml`. */
  readonly file?: string;
}

/**
 * An object of the chart, checked against the type of its kind.
 *
 * @example
 * resource(ServiceAccount, { metadata: { name: names.fullname, labels: labels.common } })
 */
export function resource<T>(
  kind: Kind<T>,
  body: Body<T>,
  options: ResourceOptions = {},
): Expr<KubernetesObject> {
  const made: Resource = Object.freeze({
    apiVersion: kind.apiVersion,
    kind: kind.kind,
    body: toNode(body),
    loop: undefined,
    cond: undefined,
    file: options.file,
    test: false,
    ...callPlaces(),
  });
  return exprOf({ kind: "resource", resource: made });
}

/** The resources in a chart's list, each with the loop and the condition that it stands in. */
export function resourcesIn(list: ResourceList): readonly Resource[] {
  return list.map((item, index) => {
    const node = toNode(item);
    const loop = node.kind === "spread" && node.list.kind === "each" ? node.list : undefined;
    return resourceIn(loop?.body ?? node, { loop, cond: undefined }, index);
  });
}

function resourceIn(node: Node, around: Pick<Resource, "loop" | "cond">, index: number): Resource {
  if (node.kind === "resource") return Object.freeze({ ...node.resource, ...around });
  if (node.kind === "if" && node.otherwise === undefined) {
    const { cond } = around;
    const both: Node = cond === undefined ? node.cond : { kind: "call", fn: "and", args: [cond, node.cond] };
    return resourceIn(node.then, { ...around, cond: Object.freeze(both) }, index);
  }
  throw new NotTemplateDataError({ path: `resources[${index}]`, what: "no resource(…)" });
}
