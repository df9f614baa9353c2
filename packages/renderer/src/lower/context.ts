import { type Node, type NodeOf, type Step, samePlace } from "@chartwright/model";
import type { Origin, Site } from "../tree/tree.ts";

/** Where a node is lowered. */
export interface Context {
  readonly site: Site | undefined;
  /** Places that are known not to be empty here. */
  readonly known: readonly Node[];
}

export const nowhere: Context = Object.freeze({ site: undefined, known: Object.freeze([]) });

/** A step further into the model. */
export function into(context: Context, step: Step): Context {
  return { ...context, site: { up: context.site, step } };
}

export function from(node: Node, { site }: Context): Origin {
  return { node, site };
}

/** Where a condition holds: each place that it asks for is not empty. */
export function knowing(context: Context, cond: Node): Context {
  if (cond.kind === "call" && cond.fn === "and") return cond.args.reduce(knowing, context);
  return { ...context, known: [...context.known, cond] };
}

/** Whether a place is known not to be empty. */
export function isKnown({ known }: Context, node: Node): boolean {
  const place = node.kind === "call" && node.fn === "isSet" ? (node.args[0] as Node) : node;
  return known.some((each) => isSame(each, place));
}

/** Whether two conditions are one place, or ask for one of the same places. */
function isSame(a: Node, b: Node): boolean {
  const [some, others] = [a, b].map(alternatives) as [readonly Node[], readonly Node[]];
  return some.length === others.length && some.every((each, index) => samePlace(each, others[index] as Node));
}

function alternatives(cond: Node): readonly Node[] {
  return cond.kind === "call" && cond.fn === "or" ? cond.args.flatMap(alternatives) : [cond];
}

export function isPlace(node: Node): node is NodeOf<"value" | "field" | "variable"> {
  return node.kind === "value" || node.kind === "field" || node.kind === "variable";
}
