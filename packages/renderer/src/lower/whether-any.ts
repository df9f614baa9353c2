import { byKind, forKinds, type Node, type VariableNode, type Walk } from "@chartwright/model";
import type { Trees } from "../tree/tree.ts";
import { conditional } from "./conditional.ts";
import { type Context, from } from "./context.ts";
import { presenceOf } from "./presence.ts";

/**
 * Finds out, where no condition known before tells it, whether a node gives anything, in a variable: `body` stands
 * under that.
 */
export function whetherAny(node: Node, context: Context, body: (context: Context) => Trees): Trees {
  const variable: VariableNode = { kind: "variable", hint: "any", schema: { kind: "boolean" } };
  const origin = from(node, context);
  const asked = asking(node, { ...context, variable });
  const then = body(context);
  return [
    {
      kind: "let",
      ...origin,
      variable,
      value: { kind: "literal", value: false },
      body: [...asked, { kind: "if", ...origin, cond: variable, then, otherwise: undefined }],
    },
  ];
}

interface Asking extends Context {
  readonly variable: VariableNode;
}

function asking(node: Node, context: Asking): Trees {
  const presence = presenceOf(node);
  if (presence === "unknown") return parts(node, context);
  const origin = from(node, context);
  const then: Trees = [{ kind: "set", ...origin, variable: context.variable }];
  return presence === "always"
    ? then
    : [{ kind: "if", ...origin, cond: presence, then, otherwise: undefined }];
}

const parts: Walk<Trees, Asking> = byKind({
  each: (node, context) => {
    const body = asking(node.body, context);
    const { over, key, item } = node;
    return [{ kind: "range", ...from(node, context), over, key, item, body }];
  },
  ...forKinds(["if", "let"], (node, context: Asking) =>
    conditional(node, context, (inner, at) => asking(inner, { ...context, ...at })),
  ),
  include: ({ helper }, context) => asking(helper.body, context),
  list: ({ items }, context) => items.flatMap((item) => asking(item, context)),
  object: ({ entries }, context) => entries.flatMap(({ value }) => asking(value, context)),
  merge: ({ parts: all }, context) => all.flatMap((part) => asking(part, context)),
  spread: ({ list }, context) => asking(list, context),
  ...forKinds(["literal", "value", "builtin", "variable", "field", "file", "lookup"], given),
  ...forKinds(["text", "lines", "call", "raw", "keep", "mapValues", "resource"], given),
});

/** What no condition is asked of is there. */
function given(node: Node, context: Asking): Trees {
  return [{ kind: "set", ...from(node, context), variable: context.variable }];
}
