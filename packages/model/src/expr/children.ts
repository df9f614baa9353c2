import type { Node } from "./node.ts";

/** The nodes directly below a node. */
export function children(node: Node): readonly Node[] {
  switch (node.kind) {
    case "literal":
    case "value":
    case "builtin":
    case "variable":
    case "include":
    case "file":
      return [];
    case "lookup":
      return [node.namespace, node.name];
    case "object":
      return node.entries.map((entry) => entry.value);
    case "list":
      return node.items;
    case "spread":
      return [node.list];
    case "field":
    case "keep":
      return [node.of];
    case "if":
      return node.otherwise === undefined ? [node.cond, node.then] : [node.cond, node.then, node.otherwise];
    case "each":
    case "mapValues":
      return [node.over, node.body];
    case "merge":
      return node.parts;
    case "text":
    case "raw":
      return node.parts.filter((part) => typeof part !== "string");
    case "lines":
      return node.lines;
    case "call":
      return node.args;
    case "resource":
      return [node.resource.body];
    case "let":
      return [node.value, node.body];
  }
  node satisfies never;
  return [];
}
