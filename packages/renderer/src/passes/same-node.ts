import { byKind, children, forKinds, type Node, type Walk } from "@chartwright/model";

/**
 * Whether two nodes are equal. Those of a model are one node then; what the renderer makes of them, such as the `or` of
 * two conditions, is not.
 */
export function isSameNode(a: Node, b: Node): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind || own(a) !== own(b)) return false;
  const [some, others] = [children(a), children(b)];
  return (
    some.length === others.length && some.every((each, index) => isSameNode(each, others[index] as Node))
  );
}

/** What a node is besides its children; a text of its own where it equals no other. */
const own: Walk<unknown> = byKind({
  literal: ({ value }) => value,
  call: ({ fn }) => fn,
  value: ({ path }) => path.join("\0"),
  builtin: ({ object, name }) => `${object}.${name}`,
  field: ({ name }) => name,
  ...forKinds(["list", "merge", "if", "spread", "keep", "lines"], ({ kind }): unknown => kind),
  ...forKinds(["variable", "file", "lookup", "text", "raw", "include", "resource"], (node): unknown => node),
  ...forKinds(["object", "each", "mapValues", "let"], (node): unknown => node),
});
