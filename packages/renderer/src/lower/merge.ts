import { byKind, type Entry, forKinds, type MergeNode, type Node, type Walk } from "@chartwright/model";
import { unprintable } from "../template/unprintable.ts";

/** A part of a merge as it is written. */
export type MergePart =
  | { readonly kind: "whole"; readonly node: Node }
  /** The entries of a mapping of the user's, but for these keys and those of other mappings of the user's. */
  | {
      readonly kind: "rest";
      readonly of: Node;
      readonly keys: readonly string[];
      readonly others: readonly Node[];
    };

/**
 * The parts of a merge, such that no key is written twice: what an earlier part has is left out of a later one.
 * The keys of the chart's own parts are known; those of a mapping that the user gives are asked for when it renders.
 * (Sprig's `merge` is of no use: it takes an empty text for a missing one.)
 */
export function mergeParts(node: MergeNode): readonly MergePart[] {
  const taken = new Set<string>();
  const given: Node[] = [];
  return node.parts.map((part): MergePart => {
    const entries = ownEntries(part);
    if (entries === undefined) {
      const keys = [...taken].filter((key) => !isRefused(part, key));
      const others = [...given];
      given.push(part);
      if (others.length > 0) return { kind: "rest", of: part, keys, others };
      return { kind: "whole", node: keys.length === 0 ? part : without(part, keys) };
    }
    const fresh = entries.filter(({ key }) => !taken.has(key));
    const again = entries.find(({ key, value }) => taken.has(key) && value.kind === "if");
    if (again !== undefined) unprintable(`the key "${again.key}" twice in one merge`);
    for (const { key } of entries) taken.add(key);
    if (given.length === 0 && fresh.length === entries.length) return { kind: "whole", node: part };
    return {
      kind: "whole",
      node: { kind: "object", entries: fresh.map((entry) => unlessGiven(entry, given)) },
    };
  });
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
  if (part.kind !== "call" || part.fn !== "omit") return { kind: "call", fn: "omit", args: [part, ...names] };
  const isLeftOut = (key: Node) =>
    part.args.some((arg) => arg.kind === "literal" && key.kind === "literal" && arg.value === key.value);
  return { ...part, args: [...part.args, ...names.filter((name) => !isLeftOut(name))] };
}

/** Whether the schema refuses the key there, so that it need not be left out. */
function isRefused(part: Node, key: string): boolean {
  if (part.kind !== "value" && part.kind !== "field" && part.kind !== "variable") return false;
  const { schema } = part;
  const refused = schema.kind === "map" ? schema.keyExcept : schema.kind === "kubernetes" && schema.without;
  return refused !== undefined && refused !== false && refused.includes(key);
}

/** The entries that a mapping of the chart's own can have; undefined where its user decides. */
const ownEntries: Walk<readonly Entry[] | undefined> = byKind({
  object: ({ entries }) => entries,
  include: ({ helper }) => ownEntries(helper.body),
  merge: ({ parts }) => allOf(parts.map((part) => ownEntries(part))),
  if: ({ then, otherwise }) =>
    allOf([ownEntries(then), otherwise === undefined ? [] : ownEntries(otherwise)]),
  ...forKinds(["literal", "value", "builtin", "variable", "field", "file", "lookup"], byItsUser),
  ...forKinds(["text", "lines", "call", "raw", "keep", "resource"], byItsUser),
  ...forKinds(["list", "spread", "each", "mapValues", "let"], byItsUser),
});

function byItsUser(): undefined {
  return undefined;
}

function allOf(all: readonly (readonly Entry[] | undefined)[]): readonly Entry[] | undefined {
  return all.includes(undefined) ? undefined : all.flatMap((entries) => entries ?? []);
}
