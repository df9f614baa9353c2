import {
  byKind,
  forKinds,
  type MergeNode,
  type Node,
  type NodeOf,
  samePlace,
  shapeOf,
  type VariableNode,
  type Walk,
} from "@chartwright/model";
import { goString } from "../template/scalar.ts";
import type { Held, Trees } from "../tree/tree.ts";
import { conditional } from "./conditional.ts";
import { type Context, from, into, isKnown, isPlace, knowing } from "./context.ts";
import { type MergePart, mergeParts } from "./merge.ts";
import { presenceOf } from "./presence.ts";
import { whetherAny } from "./whether-any.ts";

/** The entries of a mapping. */
export const mapping: Walk<Trees, Context> = byKind({
  object: ({ entries }, context) =>
    entries.flatMap((each) => entry(each.key, each.value, into(context, { kind: "entry", key: each.key }))),
  merge: (node, context) => merged(node, context),
  mapValues: (node, context) => guarded(node, context, (inner) => eachValue(node, inner)),
  include: (node, context) => [{ kind: "insert", ...from(node, context), how: "include" }],
  ...forKinds(["if", "let"], (node, context: Context) => conditional(node, context, mapping)),
  ...forKinds(["literal", "value", "builtin", "variable", "field", "file", "lookup"], whole),
  ...forKinds(["text", "lines", "call", "raw", "keep", "resource"], whole),
  ...forKinds(["list", "spread", "each"], whole),
});

function eachValue(node: NodeOf<"mapValues">, context: Context): Trees {
  const key = variable("key", { kind: "string" });
  const inside = into(context, { kind: "body" });
  return [
    {
      kind: "range",
      ...from(node, context),
      over: node.over,
      key,
      item: node.item,
      body: [
        {
          kind: "field",
          ...from(node.body, inside),
          key,
          held: { kind: "scalar", node: node.body },
        },
      ],
    },
  ];
}

function merged(node: MergeNode, context: Context): Trees {
  return mergeParts(node).flatMap((part, index) => {
    const at = into(context, { kind: "part", index });
    return part.kind === "whole" ? mapping(part.node, at) : rest(part, at);
  });
}

/** The entries of a mapping of the user's whose keys nothing before it has. */
function rest({ of, keys, others }: MergePart & { kind: "rest" }, context: Context): Trees {
  const key = variable("key", { kind: "string" });
  const value = variable("value", { kind: "any" });
  const origin = from(of, context);
  const taken: Node[] = others.map((other) => call("hasKey", other, key));
  if (keys.length > 0) taken.push({ kind: "raw", ...oneOf(key, keys) });
  const [first, ...more] = taken as [Node, ...Node[]];
  const cond = call("not", more.length === 0 ? first : call("or", ...taken));
  const field: Trees = [{ kind: "field", ...origin, key, held: { kind: "scalar", node: value } }];
  const body: Trees = [{ kind: "if", ...origin, cond, then: field, otherwise: undefined }];
  return [{ kind: "range", ...origin, over: of, key, item: value, body }];
}

/** Whether a key is one of some. */
function oneOf(key: Node, keys: readonly string[]): Omit<NodeOf<"raw">, "kind"> {
  const names = keys.map(goString).join(" ");
  return { schema: { kind: "boolean" }, parts: ["has ", key, ` (list ${names})`], place: undefined };
}

function variable(hint: string, schema: VariableNode["schema"]): VariableNode {
  return { kind: "variable", hint, schema };
}

function call(fn: "hasKey" | "not" | "or", ...args: readonly Node[]): Node {
  return { kind: "call", fn, args };
}

/** One key and what it holds; nothing where that is absent. */
function entry(key: string, node: Node, context: Context): Trees {
  if (node.kind === "if" && isEitherMapping(node)) {
    const body = conditional(node, context, mapping);
    return [{ kind: "field", ...from(node, context), key, held: { kind: "nested", body } }];
  }
  if (node.kind === "if" || node.kind === "let")
    return conditional(node, context, (inner, at) => entry(key, inner, at));
  return guarded(node, context, (inner) => [
    { kind: "field", ...from(node, context), key, held: held(node, inner) },
  ]);
}

/** Whether it is one mapping or another, so that its key stands before the condition. */
function isEitherMapping({ then, otherwise }: NodeOf<"if">): boolean {
  return [then, otherwise].every((branch) => {
    if (branch?.kind === "if") return isEitherMapping(branch);
    return branch?.kind === "object" && branch.entries.length > 0 && presenceOf(branch) === "always";
  });
}

/** The items of a sequence. */
const sequence: Walk<Trees, Context> = byKind({
  list: ({ items }, context) =>
    items.flatMap((each, index) => item(each, into(context, { kind: "item", index }))),
  each: (node, context) => {
    const { over, key, item: value } = node;
    const body = item(node.body, into(context, { kind: "body" }));
    return [{ kind: "range", ...from(node, context), over, key, item: value, body }];
  },
  spread: ({ list }, context) => sequence(list, into(context, { kind: "of" })),
  ...forKinds(["literal", "value", "builtin", "variable", "field", "file", "lookup"], whole),
  ...forKinds(["text", "lines", "call", "raw", "keep", "resource", "include"], whole),
  ...forKinds(["object", "merge", "mapValues", "if", "let"], whole),
});

function item(node: Node, context: Context): Trees {
  if (node.kind === "if" || node.kind === "let") return conditional(node, context, item);
  if (node.kind === "spread") return sequence(node, context);
  return guarded(node, context, (inner) => [
    { kind: "item", ...from(node, context), held: held(node, inner) },
  ]);
}

function held(node: Node, context: Context): Held {
  if (node.kind === "list" && node.items.length === 0) return { kind: "empty", text: "[]" };
  if (node.kind === "object" && node.entries.length === 0) return { kind: "empty", text: "{}" };
  const shape = shapeOf(node);
  if (shape === "list") return { kind: "nested", body: sequence(node, context) };
  return shape === "object" ? { kind: "nested", body: mapping(node, context) } : { kind: "scalar", node };
}

/** A mapping or list of the values, written as it is. */
function whole(node: Node, context: Context): Trees {
  const origin = from(node, context);
  const written: Trees = [{ kind: "insert", ...origin, how: "yaml" }];
  if (node.kind === "keep" || isKnown(context, node) || presenceOf(node) === "always") return written;
  return [{ kind: "with", ...origin, of: node, then: written, otherwise: undefined }];
}

/** What is lowered, under the condition that the node gives anything. */
function guarded(node: Node, context: Context, lower: (context: Context) => Trees): Trees {
  const presence = presenceOf(node);
  if (presence === "always") return lower(context);
  if (presence === "unknown") return whetherAny(node, context, lower);
  if (isKnown(context, presence)) return lower(context);
  const then = lower(knowing(context, presence));
  const origin = from(node, context);
  const isOver = node.kind === "each" || node.kind === "mapValues" || samePlace(node, presence);
  return isOver && (isPlace(presence) || presence === node)
    ? [{ kind: "with", ...origin, of: presence, then, otherwise: undefined }]
    : [{ kind: "if", ...origin, cond: presence, then, otherwise: undefined }];
}
