import { rewriteBelow } from "../tree/rewrite.ts";
import type { IfTree, Tree, Trees, WithTree } from "../tree/tree.ts";
import { isSameNode } from "./same-node.ts";

/** Neighbours under one condition share its `if`, or its `with`. */
export function shareConditions(trees: Trees): Trees {
  const shared: Tree[] = [];
  for (const tree of trees) {
    const last = shared.at(-1);
    const both = last === undefined ? undefined : joined(last, tree);
    if (both === undefined) shared.push(tree);
    else shared[shared.length - 1] = both;
  }
  // Lines of text that are each under a condition of their own stay so: their layout depends on it.
  return shared.map((tree) =>
    tree.kind === "text" && tree.simple ? tree : rewriteBelow(tree, shareConditions),
  );
}

/** Both under one condition; undefined where they are not. */
function joined(last: Tree, next: Tree): IfTree | WithTree | undefined {
  if (last.kind === "if" && next.kind === "if")
    return isAlone(last) && isAlone(next) && isSameNode(last.cond, next.cond)
      ? { ...last, then: [...last.then, ...next.then] }
      : undefined;
  if (last.kind === "with" && next.kind === "with")
    return isAlone(last) && isAlone(next) && isSameNode(last.of, next.of)
      ? { ...last, then: [...last.then, ...next.then] }
      : undefined;
  return undefined;
}

function isAlone({ otherwise }: IfTree | WithTree): boolean {
  return otherwise === undefined;
}
