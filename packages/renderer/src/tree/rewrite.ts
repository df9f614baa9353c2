import { byTree, type Held, type LinePart, type Tree, type Trees } from "./tree.ts";

/** A tree with the trees below it rewritten. */
export const rewriteBelow = byTree<(trees: Trees) => Trees, Tree>({
  field: (tree, rewrite) => ({ ...tree, held: rewriteHeld(tree.held, rewrite) }),
  item: (tree, rewrite) => ({ ...tree, held: rewriteHeld(tree.held, rewrite) }),
  insert: (tree) => tree,
  if: (tree, rewrite) => ({ ...tree, ...branches(tree, rewrite) }),
  with: (tree, rewrite) => ({ ...tree, ...branches(tree, rewrite) }),
  range: (tree, rewrite) => ({ ...tree, body: rewrite(tree.body) }),
  let: (tree, rewrite) => ({ ...tree, body: rewrite(tree.body) }),
  set: (tree) => tree,
  say: (tree) => tree,
  fail: (tree) => tree,
  text: (tree, rewrite) => ({ ...tree, body: rewrite(tree.body) }),
  line: (tree, rewrite) => ({ ...tree, parts: tree.parts.map((part) => rewritePart(part, rewrite)) }),
  separator: (tree) => tree,
});

interface Branches {
  readonly then: Trees;
  readonly otherwise: Trees | undefined;
}

function branches({ then, otherwise }: Branches, rewrite: (trees: Trees) => Trees): Branches {
  return { then: rewrite(then), otherwise: otherwise && rewrite(otherwise) };
}

function rewriteHeld(held: Held, rewrite: (trees: Trees) => Trees): Held {
  return held.kind === "nested" ? { ...held, body: rewrite(held.body) } : held;
}

function rewritePart(part: LinePart, rewrite: (trees: Trees) => Trees): LinePart {
  return typeof part === "object" && "simple" in part ? { ...part, body: rewrite(part.body) } : part;
}
