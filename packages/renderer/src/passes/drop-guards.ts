import { rewriteBelow } from "../tree/rewrite.ts";
import type { Held, IfTree, Tree, Trees, WithTree } from "../tree/tree.ts";
import { assuming, type Facts, noFacts, simplified } from "./facts.ts";

/** Without the conditions that the schema, or a condition around them, already says. */
export function dropGuards(trees: Trees): Trees {
  return under(trees, noFacts);
}

function under(trees: Trees, facts: Facts): Trees {
  return trees.flatMap((tree) => rewritten(tree, facts));
}

function rewritten(tree: Tree, facts: Facts): Trees {
  if (tree.kind === "if" || tree.kind === "with") return choice(tree, facts);
  if (tree.kind === "range") return [{ ...tree, body: under(tree.body, assuming(facts, tree.over, true)) }];
  const inner = rewriteBelow(tree, (below) => under(below, facts));
  // A key with nothing behind it would be null.
  return [isHollow(inner) ? tree : inner];
}

function choice(tree: IfTree | WithTree, facts: Facts): Trees {
  const asked = tree.kind === "if" ? tree.cond : tree.of;
  const cond = simplified(asked, facts);
  if (cond === true) return under(tree.then, facts);
  if (cond === false) return under(tree.otherwise ?? [], facts);
  const then = under(tree.then, assuming(facts, asked, true));
  const otherwise = tree.otherwise && under(tree.otherwise, assuming(facts, asked, false));
  if (then.length === 0 && otherwise === undefined) return [];
  return [tree.kind === "if" ? { ...tree, cond, then, otherwise } : { ...tree, then, otherwise }];
}

function isHollow(tree: Tree): boolean {
  return (tree.kind === "field" || tree.kind === "item") && isEmptyBody(tree.held);
}

function isEmptyBody(held: Held): boolean {
  return held.kind === "nested" && held.body.length === 0;
}
