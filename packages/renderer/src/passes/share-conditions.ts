import { rewriteBelow } from "../tree/rewrite.ts";
import type { IfTree, Tree, Trees } from "../tree/tree.ts";
import { isSameNode } from "./same-node.ts";

/** Neighbours under one condition share its `if`. */
export function shareConditions(trees: Trees): Trees {
  const shared: Tree[] = [];
  for (const tree of trees) {
    const last = shared.at(-1);
    if (last !== undefined && isShared(last, tree)) shared[shared.length - 1] = joined(last, tree);
    else shared.push(tree);
  }
  return shared.map((tree) => rewriteBelow(tree, shareConditions));
}

function isShared(last: Tree, next: Tree): last is IfTree {
  return isAlone(last) && isAlone(next) && isSameNode(last.cond, next.cond);
}

/** Whether it is an `if` of an entry, without an alternative. */
function isAlone(tree: Tree): tree is IfTree {
  return (
    tree.kind === "if" &&
    tree.otherwise === undefined &&
    tree.node.kind === "if" &&
    tree.site?.step.kind === "entry"
  );
}

function joined(last: IfTree, next: Tree): IfTree {
  return { ...last, then: [...last.then, ...(next as IfTree).then] };
}
