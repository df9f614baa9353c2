import type { Entry, MergeNode, Node } from "@chartwright/model";
import { unprintable } from "./unprintable.ts";

/**
 * The parts of a merge, such that no key is written twice: what an earlier part has is left out of a later one.
 * The keys of the chart's own parts are known; those of a mapping that the user gives are asked for when it renders.
 */
export function mergeParts(node: MergeNode): readonly Node[] {
  const taken = new Set<string>();
  const given: Node[] = [];
  const parts: Node[] = [];
  for (const part of node.parts) {
    const entries = ownEntries(part);
    if (entries === undefined) {
      addGiven(part, given, parts, taken);
      continue;
    }
    const fresh = entries.filter(({ key, value }) => {
      if (taken.has(key) && value.kind === "if")
        return unprintable(`the key "${key}" twice in one \`merge\``);
      return !taken.has(key);
    });
    for (const { key } of entries) taken.add(key);
    if (given.length === 0 && fresh.length === entries.length) parts.push(part);
    else parts.push({ kind: "object", entries: fresh.map((entry) => unlessGiven(entry, given)) });
  }
  return parts;
}

/** A mapping of the user's: one behind another is joined with it. */
function addGiven(part: Node, given: Node[], parts: Node[], taken: ReadonlySet<string>): void {
  const isNext = given.length > 0 && parts.length > 0 && isGiven(parts.at(-1) as Node);
  if (given.length > 0 && !isNext)
    unprintable("a mapping of the user's, the chart's own, and again the user's in one `merge`");
  if (isNext) parts.pop();
  given.push(part);
  const clashing = [...taken].filter((key) => !given.every((each) => isRefused(each, key)));
  const whole: Node = given.length === 1 ? part : { kind: "merge", parts: [...given] };
  parts.push(clashing.length === 0 && given.length === 1 ? part : without(whole, clashing));
}

function isGiven(part: Node): boolean {
  return ownEntries(part) === undefined;
}

/** An entry of the chart's own, unless the user gave one of its name before it. */
function unlessGiven({ key, value }: Entry, given: readonly Node[]): Entry {
  if (given.length === 0) return { key, value };
  const name: Node = { kind: "literal", value: key };
  const asked = given.map((mapping): Node => ({ kind: "call", fn: "hasKey", args: [mapping, name] }));
  const [only, ...others] = asked as [Node, ...Node[]];
  const any: Node = others.length === 0 ? only : { kind: "call", fn: "or", args: asked };
  return {
    key,
    value: { kind: "if", cond: { kind: "call", fn: "not", args: [any] }, then: value, otherwise: undefined },
  };
}

function without(part: Node, keys: readonly string[]): Node {
  const names = keys.map((value): Node => ({ kind: "literal", value }));
  return { kind: "call", fn: "omit", args: [part, ...names] };
}

/** Whether the schema refuses the key there, so that it need not be left out. */
function isRefused(part: Node, key: string): boolean {
  if (part.kind !== "value" && part.kind !== "field" && part.kind !== "variable") return false;
  return part.schema.kind === "map" && part.schema.keyExcept?.includes(key) === true;
}

/** The entries that a mapping of the chart's own can have; undefined where its user decides. */
function ownEntries(node: Node): readonly Entry[] | undefined {
  switch (node.kind) {
    case "object":
      return node.entries;
    case "include":
      return ownEntries(node.helper.body);
    case "merge": {
      const all = node.parts.map(ownEntries);
      return all.some((entries) => entries === undefined)
        ? undefined
        : all.flatMap((entries) => entries ?? []);
    }
    case "if": {
      const then = ownEntries(node.then);
      const otherwise = node.otherwise === undefined ? [] : ownEntries(node.otherwise);
      return then === undefined || otherwise === undefined ? undefined : [...then, ...otherwise];
    }
    default:
      return undefined;
  }
}
