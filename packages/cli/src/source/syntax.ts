import type { AnyNode } from "acorn";

/** A node of a syntax tree and all below it, in the order of the text. */
export function nodesOf(node: AnyNode): readonly AnyNode[] {
  const below = Object.entries(node).flatMap(([key, value]) =>
    key === "loc" ? [] : [value].flat().filter(isNode),
  );
  return [node, ...below.flatMap(nodesOf)];
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}
