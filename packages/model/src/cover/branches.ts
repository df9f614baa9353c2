import type { ChartModel } from "../chart/define-chart.ts";
import type { Resource } from "../chart/resource.ts";
import type { Rule } from "../chart/rule.ts";
import type { Outcome } from "../evaluate/scope.ts";
import { children } from "../expr/children.ts";
import type { EachNode, Node, VariableNode } from "../expr/node.ts";
import { samePlace } from "../expr/same-place.ts";
import { schemaShape } from "../expr/shape.ts";
import type { SchemaNode } from "../values/schema-node.ts";

/** A condition that must hold, or must not, for a decision to be come to. */
export interface Requirement {
  readonly cond: Node;
  readonly want: boolean;
}

/** One way in which one decision of the model can go. */
export interface Branch {
  /** What takes the decision; the key under which `evaluate` tells of it. */
  readonly node: Node | Resource | Rule;
  readonly outcome: Outcome;
  /** What must hold for it to be taken, and to go this way. */
  readonly requires: readonly Requirement[];
  /** The loops that it stands in, by the variables of their items. */
  readonly loops: ReadonlyMap<VariableNode, EachNode>;
  /** The resource that it belongs to; undefined for the notes. */
  readonly resource: Resource | undefined;
}

type Place = Omit<Branch, "node" | "outcome">;

/** Every way in which every decision of a chart can go. */
export function branchesOf(model: ChartModel): readonly Branch[] {
  const nowhere: Place = { requires: [], loops: new Map(), resource: undefined };
  const found = [
    ...model.rules.flatMap((rule) => [...waysOf(rule, rule.cond, nowhere), ...inRaw(rule.cond, nowhere)]),
    ...model.resources.flatMap((resource) => {
      const { loop, cond } = resource;
      const outside = { ...nowhere, resource };
      const ways = loop === undefined ? [] : loopWays(loop, outside);
      const place = loop === undefined ? outside : insideLoop(loop, outside);
      if (cond === undefined) return [...ways, ...inField(resource.body, place)];
      return [
        ...ways,
        ...waysOf(resource, cond, place),
        ...inRaw(cond, place),
        ...inField(resource.body, requiring(place, cond, true)),
      ];
    }),
    ...(model.notes === undefined ? [] : inRaw(model.notes, nowhere)),
  ];
  // A helper's decisions are the same wherever it is called.
  const seen = new Map<Branch["node"], Set<Outcome>>();
  return found.filter(({ node, outcome }) => {
    const known = seen.get(node) ?? new Set();
    seen.set(node, known);
    return !known.has(outcome) && known.add(outcome);
  });
}

/** The decisions of a node where a field or an item takes it. Mirrors `fieldOf` of `evaluate`. */
function inField(node: Node, place: Place): Branch[] {
  switch (node.kind) {
    case "value":
    case "field":
    case "variable":
      return [
        ...(isOptional(node.schema) && !isKnown(node, place) ? leavingOut(node, place) : []),
        ...inRaw(node, place),
      ];
    case "if":
      return [
        ...waysOf(node, node.cond, place),
        ...inRaw(node.cond, place),
        ...inField(node.then, requiring(place, node.cond, true)),
        ...(node.otherwise === undefined ? [] : inField(node.otherwise, requiring(place, node.cond, false))),
      ];
    case "each":
      return [...loopWays(node, place), ...inField(node.body, insideLoop(node, place))];
    case "mapValues":
      return [
        ...(isKnown(node.over, place) ? [] : waysOf(node, node.over, place)),
        ...inRaw(node.over, place),
      ];
    case "let":
      return [...inRaw(node.value, place), ...inField(node.body, place)];
    case "include":
      return inField(node.helper.body, place);
    case "keep":
      return inRaw(node.of, place);
    case "call":
    case "raw":
    case "text":
    case "lines":
    case "lookup":
      return inRaw(node, place);
    default:
      return children(node).flatMap((child) => inField(child, place));
  }
}

/** The decisions of a node where a function or a condition takes it. Mirrors `rawOf` of `evaluate`. */
function inRaw(node: Node, place: Place): Branch[] {
  switch (node.kind) {
    case "call": {
      const [first] = node.args;
      const ways = node.fn === "orElse" && first !== undefined ? waysOf(node, first, place) : [];
      return [...ways, ...node.args.flatMap((arg) => inRaw(arg, place))];
    }
    case "field":
      return inRaw(node.of, place);
    case "if":
      return [
        ...waysOf(node, node.cond, place),
        ...inRaw(node.cond, place),
        ...inRaw(node.then, requiring(place, node.cond, true)),
        ...(node.otherwise === undefined ? [] : inRaw(node.otherwise, requiring(place, node.cond, false))),
      ];
    case "let":
      return [...inRaw(node.value, place), ...inRaw(node.body, place)];
    case "include":
      return inRaw(node.helper.body, place);
    case "text":
    case "raw":
    case "lookup":
      return children(node).flatMap((child) => inRaw(child, place));
    case "lines":
      return children(node).flatMap((child) => inField(child, place));
    case "literal":
    case "value":
    case "variable":
    case "builtin":
    case "file":
      return [];
    default:
      return inField(node, place);
  }
}

/** A loop with no item, with one and with several, and what its list decides. */
function loopWays(node: EachNode, place: Place): Branch[] {
  const none: Branch = { ...requiring(place, node.over, false), node, outcome: "none" };
  const some = requiring(place, node.over, true);
  return [
    ...(isKnown(node.over, place) ? [] : [none]),
    { ...some, node, outcome: "one" },
    { ...some, node, outcome: "several" },
    ...inRaw(node.over, place),
  ];
}

function insideLoop(node: EachNode, place: Place): Place {
  const loops = new Map(place.loops).set(node.item, node);
  return requiring({ ...place, loops }, node.over, true);
}

function waysOf(node: Branch["node"], cond: Node, place: Place): Branch[] {
  const no: Branch = { ...requiring(place, cond, false), node, outcome: "no" };
  return isLive(cond) ? [no] : [{ ...requiring(place, cond, true), node, outcome: "yes" }, no];
}

/** Whether it needs something in a cluster, which no values say: offline there is nothing. */
function isLive(cond: Node): boolean {
  return cond.kind === "lookup" || (cond.kind === "call" && cond.fn === "and" && cond.args.some(isLive));
}

function leavingOut(node: Node, place: Place): Branch[] {
  const given: Node = { kind: "call", fn: "isSet", args: [node] };
  const isCollection = ["object", "list"].includes(schemaShape((node as { schema: SchemaNode }).schema));
  return waysOf(node, isCollection || isOptionalText(node) ? node : given, place);
}

function isOptionalText(node: Node): boolean {
  return "schema" in node && node.schema.kind === "string";
}

/** Whether a field that takes the value can be left out with it. */
function isOptional(schema: SchemaNode): boolean {
  if (schema.kind === "any" || schema.kind === "nullable") return true;
  return schema.optional === true || ["object", "list"].includes(schemaShape(schema));
}

/** Whether what must hold to come here says already that it is not empty: then nothing is decided. */
function isKnown(node: Node, place: Place): boolean {
  const says = (cond: Node): boolean =>
    samePlace(cond, node) || (cond.kind === "call" && cond.fn === "and" && cond.args.some(says));
  return place.requires.some(({ cond, want }) => want && says(cond));
}

function requiring(place: Place, cond: Node, want: boolean): Place {
  return { ...place, requires: [...place.requires, { cond, want }] };
}
