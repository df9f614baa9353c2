import { type Node, shapeOf } from "@chartwright/model";

/**
 * When a node gives something, for the field or item that holds it:
 * always, where a condition holds, or `unknown` where no condition known before rendering says it.
 */
export type Presence = "always" | "unknown" | Node;

export function presenceOf(node: Node): Presence {
  switch (node.kind) {
    case "literal":
    case "builtin":
    case "text":
    case "lines":
    case "file":
    case "lookup":
    case "keep":
    case "resource":
      return "always";
    case "call":
      return node.fn === "omit" ? node : "always";
    case "raw":
      return ["object", "list", "any"].includes(shapeOf(node)) ? node : "always";
    case "value":
    case "field":
    case "variable":
      return valuePresence(node);
    case "list":
      return node.items.length === 0 ? "always" : any(node.items.map(presenceOf));
    case "object":
      return node.entries.length === 0 ? "always" : any(node.entries.map((entry) => presenceOf(entry.value)));
    case "merge":
      return any(node.parts.map(presenceOf));
    case "spread":
      return presenceOf(node.list);
    case "mapValues":
      return node.over;
    case "each":
      return presenceOf(node.body) === "always" ? node.over : "unknown";
    case "if": {
      const then = both(node.cond, presenceOf(node.then));
      if (node.otherwise === undefined) return then;
      const otherwise = presenceOf(node.otherwise);
      if (otherwise === "always" && presenceOf(node.then) === "always") return "always";
      return any([then, both(call("not", node.cond), otherwise)]);
    }
    case "let":
      return presenceOf(node.body) === "always" ? "always" : "unknown";
    case "include":
      return presenceOf(node.helper.body);
  }
  node satisfies never;
  return "unknown";
}

function valuePresence(node: Node & { kind: "value" | "field" | "variable" }): Presence {
  const { schema } = node;
  const shape = shapeOf(node);
  if (schema.kind === "any") return call("isSet", node);
  if (schema.kind === "union") return schema.optional === true ? call("isSet", node) : "always";
  if (shape === "object" || shape === "list") return node;
  if (schema.kind === "nullable") return call("isSet", node);
  if (schema.optional !== true) return "always";
  return shape === "string" && schema.kind === "string" ? node : call("isSet", node);
}

function any(all: readonly Presence[]): Presence {
  if (all.includes("always")) return "always";
  if (all.includes("unknown")) return "unknown";
  const conds = all as readonly Node[];
  return conds.length === 1 ? (conds[0] as Node) : call("or", ...conds);
}

function both(cond: Node, presence: Presence): Presence {
  if (presence === "always" || presence === cond) return cond;
  return presence === "unknown" ? "unknown" : call("and", cond, presence);
}

function call(fn: "and" | "or" | "not" | "isSet", ...args: readonly Node[]): Node {
  return { kind: "call", fn, args };
}
