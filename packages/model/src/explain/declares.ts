import { byKind, forKinds, type Walk } from "../expr/handlers.ts";

/** Whether a node has a key of its own; without a key, whether all of its keys are its own. */
export const declares: Walk<boolean, string | undefined> = byKind({
  object: ({ entries }, key) => key === undefined || entries.some((entry) => entry.key === key),
  if: ({ then, otherwise }, key) =>
    declares(then, key) || (otherwise !== undefined && declares(otherwise, key)),
  include: ({ helper }, key) => declares(helper.body, key),
  let: ({ body }, key) => declares(body, key),
  merge: ({ parts }, key) => parts.some((part) => declares(part, key)),
  ...forKinds(["literal", "value", "builtin", "variable", "field", "file", "lookup"], () => false),
  ...forKinds(["text", "lines", "call", "raw", "keep", "resource"], () => false),
  ...forKinds(["list", "spread", "each", "mapValues"], () => false),
});
