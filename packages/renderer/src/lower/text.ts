import {
  byKind,
  forKinds,
  type LinesNode,
  type Node,
  shapeOf,
  type VariableNode,
  type Walk,
} from "@chartwright/model";
import { unprintable } from "../template/unprintable.ts";
import type { LinePart, TextTree, Tree, Trees } from "../tree/tree.ts";
import { mapping } from "./block.ts";
import { conditional } from "./conditional.ts";
import { type Context, from, into } from "./context.ts";
import { presenceOf } from "./presence.ts";

/** What a named template holds. */
export function helperBody(body: Node, context: Context): Trees {
  if (body.kind === "lines") return [text(body, context)];
  return shapeOf(body) === "object" ? mapping(body, context) : statements(body, context);
}

/** A text as actions, of which only the text is left. */
function statements(node: Node, context: Context): Trees {
  if (node.kind === "if" || node.kind === "let") return conditional(node, context, statements);
  return [{ kind: "say", ...from(node, context) }];
}

/** Lines of text, of which some are conditional or come from a loop. */
function text(node: LinesNode, context: Context): TextTree {
  const all = flat(node, context);
  const body = all.flatMap((each) => lines(each.node, each.context));
  return { kind: "text", ...from(node, context), body, simple: all.every((each) => isSimple(each.node)) };
}

interface Placed {
  readonly node: Node;
  readonly context: Context;
}

/** Lines within lines, and items of a list that the author wrote, are lines of the whole. */
function flat(node: Node, context: Context): readonly Placed[] {
  if (node.kind === "spread") return flat(node.list, into(context, { kind: "of" }));
  const parts = node.kind === "lines" ? node.lines : node.kind === "list" ? node.items : undefined;
  if (parts === undefined) return [{ node, context }];
  return parts.flatMap((part, index) => flat(part, into(context, { kind: "item", index })));
}

/** Whether it is one line, or one under a condition. */
function isSimple(node: Node): boolean {
  if (node.kind !== "if") return isOne(node);
  return isOne(node.then) && (node.otherwise === undefined || isOne(node.otherwise));
}

function isOne(node: Node): boolean {
  return (
    !["if", "let", "lines"].includes(node.kind) && shapeOf(node) !== "list" && presenceOf(node) === "always"
  );
}

const lines: Walk<Trees, Context> = byKind({
  ...forKinds(["lines", "list", "spread"], (node, context: Context) =>
    flat(node, context).flatMap((each) => lines(each.node, each.context)),
  ),
  each: (node, context) => {
    const { over, key, item } = node;
    const body = lines(node.body, into(context, { kind: "body" }));
    return [{ kind: "range", ...from(node, context), over, key, item, body }];
  },
  if: (node, context) => {
    const then = lines(node.then, into(context, { kind: "then" }));
    const otherwise = node.otherwise && lines(node.otherwise, into(context, { kind: "otherwise" }));
    return [{ kind: "if", ...from(node, context), cond: node.cond, then, otherwise }];
  },
  let: (node, context) => {
    const { variable, value } = node;
    const body = lines(node.body, into(context, { kind: "body" }));
    return [{ kind: "let", ...from(node, context), variable, value, body }];
  },
  ...forKinds(["literal", "value", "builtin", "variable", "field", "file", "lookup"], oneOrMore),
  ...forKinds(["text", "call", "raw", "include", "keep"], oneOrMore),
  ...forKinds(["object", "merge", "mapValues", "resource"], oneOrMore),
});

/** A list of the values is a line for each of its items; all else is one line. */
function oneOrMore(node: Node, context: Context): Trees {
  if (shapeOf(node) === "list") {
    const item: VariableNode = { kind: "variable", hint: "line", schema: { kind: "string" } };
    const body = lines(item, context);
    return [{ kind: "range", ...from(node, context), over: node, key: undefined, item, body }];
  }
  const presence = presenceOf(node);
  const one = line(node, context);
  if (presence === "always") return [one];
  if (presence === "unknown") return unprintable("a line of which no condition says whether it is there");
  return [{ kind: "if", ...from(node, context), cond: presence, then: [one], otherwise: undefined }];
}

/** Text that stands for itself, with actions where its expressions are. */
export function line(node: Node, context: Context): Tree {
  return { kind: "line", ...from(node, context), parts: partsOf(node, context) };
}

function partsOf(node: Node, context: Context): readonly LinePart[] {
  if (node.kind === "lines") return [text(node, context)];
  if (node.kind !== "text") return [node];
  return node.parts.flatMap((part) => (typeof part === "string" ? [part] : partsOf(part, context)));
}
