import { type Node, type SchemaNode, samePlace } from "@chartwright/model";
import { isSameNode } from "./same-node.ts";

/** What holds at a place of a template: conditions that are true there, and such that are not. */
export interface Facts {
  readonly true: readonly Node[];
  readonly false: readonly Node[];
}

export const noFacts: Facts = Object.freeze({ true: [], false: [] });

/** What holds where a condition does, or does not. */
export function assuming(facts: Facts, cond: Node, holds: boolean): Facts {
  if (cond.kind === "call") {
    const [first] = cond.args as [Node];
    if (cond.fn === "not" || cond.fn === "isEmpty") return assuming(facts, first, !holds);
    if ((cond.fn === "and" && holds) || (cond.fn === "or" && !holds))
      return cond.args.reduce((all, arg) => assuming(all, arg, holds), facts);
  }
  return holds ? { ...facts, true: [...facts.true, cond] } : { ...facts, false: [...facts.false, cond] };
}

/** A condition with what holds already left out of it; `true` or `false` where nothing else is in it. */
export function simplified(cond: Node, facts: Facts): Node | boolean {
  const known = truthOf(cond, facts);
  if (known !== undefined) return known;
  if (cond.kind !== "call") return cond;
  if (cond.fn === "not" || cond.fn === "isEmpty") {
    const [first] = cond.args as [Node];
    const inner = simplified(first, facts);
    if (typeof inner === "boolean") return !inner;
    return inner === first ? cond : { ...cond, args: [inner] };
  }
  return cond.fn === "and" || cond.fn === "or" ? connective(cond, facts) : cond;
}

/** Each operand is asked only where those before it are true, of an `and`, or false. */
function connective(cond: Node & { readonly kind: "call" }, facts: Facts): Node | boolean {
  const isAnd = cond.fn === "and";
  const args: Node[] = [];
  let at = facts;
  for (const arg of cond.args) {
    const inner = simplified(arg, at);
    if (inner === isAnd) continue;
    if (inner === !isAnd) {
      // What stands behind it is never asked; what stands before it still decides, but to the same end.
      return inner;
    }
    args.push(inner as Node);
    at = assuming(at, inner as Node, isAnd);
  }
  const [first] = args;
  if (first === undefined) return isAnd;
  if (args.length === 1) return first;
  return args.length === cond.args.length && args.every((arg, index) => arg === cond.args[index])
    ? cond
    : { ...cond, args };
}

function truthOf(cond: Node, facts: Facts): boolean | undefined {
  if (facts.true.some((fact) => isSame(fact, cond)) || isNeverEmpty(cond)) return true;
  if (facts.false.some((fact) => isSame(fact, cond))) return false;
  if (cond.kind !== "call" || cond.fn !== "isSet") return undefined;
  const [of] = cond.args as [Node];
  return facts.true.some((fact) => isSame(fact, of)) ? true : undefined;
}

function isSame(a: Node, b: Node): boolean {
  return samePlace(a, b) || isSameNode(a, b);
}

/**
 * Whether the schema lets an item of a loop be neither missing nor empty. Of a value at a fixed place, a list or mapping
 * can be taken away with `null`.
 */
function isNeverEmpty(node: Node): boolean {
  return node.kind === "variable" && node.value === undefined && hasItems(node.schema);
}

function hasItems(schema: SchemaNode): boolean {
  if (schema.kind === "array") return (schema.minItems ?? 0) > 0;
  return schema.kind === "map" && (schema.minEntries ?? 0) > 0;
}
