import {
  byKind,
  forKinds,
  type Node,
  type NodeOf,
  type SchemaNode,
  shapeOf,
  type Walk,
} from "@chartwright/model";

/**
 * When a node gives something, for the field or item that holds it:
 * always, where a condition holds, or `unknown` where no condition known before rendering says it.
 */
export type Presence = "always" | "unknown" | Node;

export const presenceOf: Walk<Presence> = byKind({
  ...forKinds(["literal", "builtin", "text", "lines", "file", "lookup"], always),
  ...forKinds(["keep", "resource"], always),
  call: (node) => (node.fn === "omit" ? node : "always"),
  raw: (node) => (["object", "list", "any"].includes(shapeOf(node)) ? node : "always"),
  ...forKinds(["value", "field", "variable"], valuePresence),
  list: ({ items }) => (items.length === 0 ? "always" : any(items.map((item) => presenceOf(item)))),
  object: ({ entries }) =>
    entries.length === 0 ? "always" : any(entries.map((entry) => presenceOf(entry.value))),
  merge: ({ parts }) => any(parts.map((part) => presenceOf(part))),
  spread: ({ list }) => presenceOf(list),
  mapValues: ({ over }) => over,
  each: ({ over, body }) => (presenceOf(body) === "always" ? over : "unknown"),
  if: ({ cond, then, otherwise }) => {
    const [yes, no] = [presenceOf(then), otherwise === undefined ? undefined : presenceOf(otherwise)];
    if (no === undefined) return both(cond, yes);
    if (yes === "always" && no === "always") return "always";
    return any([both(cond, yes), both(call("not", cond), no)]);
  },
  let: ({ body }) => (presenceOf(body) === "always" ? "always" : "unknown"),
  include: ({ helper }) => presenceOf(helper.body),
});

function always(): Presence {
  return "always";
}

function valuePresence(node: NodeOf<"value" | "field" | "variable">): Presence {
  const { schema } = node;
  const shape = shapeOf(node);
  if (schema.kind === "any") return call("isSet", node);
  if (schema.kind === "union") return schema.optional === true ? call("isSet", node) : "always";
  if (shape === "object" || shape === "list") return node;
  if (schema.kind === "nullable") return call("isSet", node);
  if (schema.optional !== true) return "always";
  return isNeverEmpty(schema) || (shape === "string" && schema.kind === "string")
    ? node
    : call("isSet", node);
}

/** Whether it has no value that Helm takes for false, so that to be given is to be true. */
function isNeverEmpty(schema: SchemaNode): boolean {
  if (schema.kind === "enum") return schema.options.every((option) => option !== "" && option !== 0);
  return (schema.kind === "integer" || schema.kind === "number") && (schema.min ?? 0) > 0;
}

function any(all: readonly Presence[]): Presence {
  if (all.includes("always")) return "always";
  if (all.includes("unknown")) return "unknown";
  const conds = [...new Set(all as readonly Node[])];
  return conds.length === 1 ? (conds[0] as Node) : call("or", ...conds);
}

function both(cond: Node, presence: Presence): Presence {
  if (presence === "always" || presence === cond) return cond;
  return presence === "unknown" ? "unknown" : call("and", cond, presence);
}

function call(fn: "and" | "or" | "not" | "isSet", ...args: readonly Node[]): Node {
  return { kind: "call", fn, args };
}
