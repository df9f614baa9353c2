import { byKind, forKinds, type Walk } from "./handlers.ts";
import type { Node } from "./node.ts";

/** The nodes directly below a node. */
export const children: Walk<readonly Node[]> = byKind({
  ...forKinds(["literal", "value", "builtin", "variable", "include", "file"], () => []),
  ...forKinds(["field", "keep"], ({ of }) => [of]),
  ...forKinds(["each", "mapValues"], ({ over, body }) => [over, body]),
  ...forKinds(["text", "raw"], ({ parts }) => parts.filter((part) => typeof part !== "string")),
  lookup: ({ namespace, name }) => [namespace, name],
  object: ({ entries }) => entries.map((entry) => entry.value),
  list: ({ items }) => items,
  spread: ({ list }) => [list],
  if: ({ cond, then, otherwise }) => (otherwise === undefined ? [cond, then] : [cond, then, otherwise]),
  merge: ({ parts }) => parts,
  lines: ({ lines }) => lines,
  call: ({ args }) => args,
  resource: ({ resource }) => [resource.body],
  let: ({ value, body }) => [value, body],
});
