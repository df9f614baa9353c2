import type { Decider, Outcome } from "../evaluate/scope.ts";
import type { EachNode, MapValuesNode, Node, Resource, VariableNode } from "../expr/node.ts";
import { samePlace } from "../expr/same-place.ts";
import { schemaShape } from "../expr/shape.ts";
import type { SchemaNode } from "../values/schema-node.ts";

/** A condition that must hold, or must not, for a decision to be come to. */
export interface Requirement {
  readonly cond: Node;
  readonly want: boolean;
}

/** The loops that something stands in, by the variables of their items. */
export type Loops = ReadonlyMap<VariableNode, EachNode | MapValuesNode>;

/** Where a decision is taken. */
export interface Place {
  /** What must hold for it to be come to. */
  readonly requires: readonly Requirement[];
  readonly loops: Loops;
  /** The resource that it belongs to; undefined for the notes. */
  readonly resource: Resource | undefined;
}

/** One way in which one decision of the model can go; `requires` has what must hold for it to go this way. */
export interface Branch extends Place {
  readonly node: Decider;
  readonly outcome: Outcome;
}

/** The ways in which a decision can go, by the condition that `evaluate` tells of; none where it is none. */
export function waysOf(node: Decider, cond: Node, place: Place): readonly Branch[] {
  const way = (outcome: Outcome, want: boolean, asked = cond): Branch => ({
    ...place,
    node,
    outcome,
    requires: [...place.requires, { cond: asked, want }],
  });
  const ways = isLive(cond) ? [way("no", false)] : [way("yes", true), way("no", false)];
  if (!isNode(node)) return ways;
  if (node.kind === "each") {
    const none = isKnown(cond, place) ? [] : [way("none", false)];
    return [...none, way("one", true), way("several", true)];
  }
  if (node.kind === "mapValues" && isKnown(cond, place)) return [];
  if (node.kind === "value" || node.kind === "field" || node.kind === "variable") {
    if (!isOptional(node.schema) || isKnown(node, place)) return [];
    const asked = isCollectionOrText(node.schema) ? cond : given(cond);
    return [way("yes", true, asked), way("no", false, asked)];
  }
  return ways;
}

/** Whether it is a node, and no resource and no rule. */
export function isNode(what: Decider): what is Node {
  return "kind" in what && !("apiVersion" in what && "body" in what);
}

function given(node: Node): Node {
  return { kind: "call", fn: "isSet", args: [node] };
}

/** Whether it needs something in a cluster, which no values say: offline there is nothing. */
function isLive(cond: Node): boolean {
  return cond.kind === "lookup" || (cond.kind === "call" && cond.fn === "and" && cond.args.some(isLive));
}

function isCollectionOrText(schema: SchemaNode): boolean {
  return schema.kind === "string" || ["object", "list"].includes(schemaShape(schema));
}

/** Whether a field that takes the value can be left out with it. */
function isOptional(schema: SchemaNode): boolean {
  if (schema.kind === "any" || schema.kind === "nullable") return true;
  return schema.optional === true || ["object", "list"].includes(schemaShape(schema));
}

/** Whether what must hold to come here says already that it is not empty: then nothing is decided. */
function isKnown(node: Node, { requires }: Place): boolean {
  const says = (cond: Node): boolean =>
    samePlace(cond, node) || (cond.kind === "call" && cond.fn === "and" && cond.args.some(says));
  return requires.some(({ cond, want }) => want && says(cond));
}
