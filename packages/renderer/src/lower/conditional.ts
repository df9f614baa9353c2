import { type Node, type NodeOf, samePlace } from "@chartwright/model";
import type { Trees } from "../tree/tree.ts";
import { type Context, from, into, isPlace, knowing } from "./context.ts";

/** An `if` or `let` around what its parts are lowered to. */
export function conditional(
  node: NodeOf<"if" | "let">,
  context: Context,
  lower: (node: Node, context: Context) => Trees,
): Trees {
  const origin = from(node, context);
  if (node.kind === "let") {
    const body = lower(node.body, into(context, { kind: "body" }));
    return [{ kind: "let", ...origin, variable: node.variable, value: node.value, body }];
  }
  const { cond } = node;
  const then = lower(node.then, knowing(into(context, { kind: "then" }), cond));
  const otherwise = node.otherwise && lower(node.otherwise, into(context, { kind: "otherwise" }));
  return isPlace(cond) && samePlace(cond, node.then)
    ? [{ kind: "with", ...origin, of: cond, then, otherwise }]
    : [{ kind: "if", ...origin, cond, then, otherwise }];
}
