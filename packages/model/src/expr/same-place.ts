import type { Node } from "./node.ts";

/** Whether two nodes are the same place in the values or in a variable. */
export function samePlace(a: Node, b: Node): boolean {
  if (a === b) return true;
  if (a.kind === "value" && b.kind === "value") return a.path.join("\0") === b.path.join("\0");
  if (a.kind === "field" && b.kind === "field") return a.name === b.name && samePlace(a.of, b.of);
  return false;
}
