import { type Expr, exprOf, nodeOf } from "../expr/expr.ts";
import type { FunctionName } from "../expr/functions.ts";
import type { CallNode, Node } from "../expr/node.ts";
import type { Rendered } from "../expr/templated.ts";
import { toNode } from "../expr/to-node.ts";

type Text = Expr<string> | string;
type Numeric = Expr<number> | number;

export function call(fn: FunctionName, ...args: readonly unknown[]): CallNode {
  return Object.freeze({ kind: "call", fn, args: Object.freeze(args.map((arg) => toNode(arg))) });
}

/**
 * `value` where `cond` is true in Helm's sense (not false, 0, "", null, or an empty list or mapping), else nothing:
 * the field or item that holds it is left out. A resource within it is rendered only then.
 *
 * @example
 * when(values.ingress.enabled, resource(Ingress, { metadata: { name: names.fullname } }))
 */
export function when<const V>(cond: Expr<unknown>, value: V): Expr<Rendered<V> | undefined> {
  return conditional(nodeOf(cond), value);
}

/** `value` where `cond` is not true in Helm's sense: see {@link when}. */
export function unless<const V>(cond: Expr<unknown>, value: V): Expr<Rendered<V> | undefined> {
  return conditional(call("not", cond), value);
}

function conditional<T>(cond: Node, value: unknown): Expr<T | undefined> {
  return exprOf({ kind: "if", cond, then: toNode(value), otherwise: undefined });
}

/** `yes` where `cond` is true in Helm's sense, else `no`. */
export function choose<const Yes, const No>(
  cond: Expr<unknown>,
  yes: Yes,
  no: No,
): Expr<Rendered<Yes> | Rendered<No>> {
  return exprOf({ kind: "if", cond: nodeOf(cond), then: toNode(yes), otherwise: toNode(no) });
}

/** The value itself, unless it is empty in Helm's sense: then its field is left out. */
export function omitEmpty<T>(value: Expr<T>): Expr<T | undefined> {
  return exprOf({ kind: "if", cond: nodeOf(value), then: nodeOf(value), otherwise: undefined });
}

/** A mapping or list of the values that is written even where it is empty, as `{}` or `[]`. */
export function keepEmpty<T>(value: Expr<T>): Expr<T> {
  return exprOf({ kind: "keep", of: nodeOf(value) });
}

/** `value`, or `fallback` where it is empty in Helm's sense: Helm's `default`. */
export function orElse<T>(value: Expr<T | undefined>, fallback: Expr<NoInfer<T>> | NoInfer<T>): Expr<T> {
  return exprOf(call("orElse", value, fallback));
}

/** Whether two texts, numbers or booleans are equal. */
export function eq<T extends string | number | boolean>(a: Expr<T>, b: Expr<T> | T): Expr<boolean> {
  return exprOf(call("eq", a, b));
}
export function ne<T extends string | number | boolean>(a: Expr<T>, b: Expr<T> | T): Expr<boolean> {
  return exprOf(call("ne", a, b));
}
export function lt(a: Numeric, b: Numeric): Expr<boolean> {
  return exprOf(call("lt", a, b));
}
export function le(a: Numeric, b: Numeric): Expr<boolean> {
  return exprOf(call("le", a, b));
}
export function gt(a: Numeric, b: Numeric): Expr<boolean> {
  return exprOf(call("gt", a, b));
}
export function ge(a: Numeric, b: Numeric): Expr<boolean> {
  return exprOf(call("ge", a, b));
}
/** Whether all are true in Helm's sense. As a condition: it has no other value. */
export function and(...conds: readonly Expr<unknown>[]): Expr<boolean> {
  return exprOf(call("and", ...conds));
}
export function or(...conds: readonly Expr<unknown>[]): Expr<boolean> {
  return exprOf(call("or", ...conds));
}
export function not(cond: Expr<unknown>): Expr<boolean> {
  return exprOf(call("not", cond));
}
/** Whether it is empty in Helm's sense: false, 0, "", null, or an empty list or mapping. */
export function isEmpty(value: Expr<unknown>): Expr<boolean> {
  return exprOf(call("isEmpty", value));
}
/** Whether an optional value is given, be it empty or not. */
export function isSet(value: Expr<unknown>): Expr<boolean> {
  return exprOf(call("isSet", value));
}
/** Whether a value that may be of several types is a text. */
export function isText(value: Expr<unknown>): Expr<boolean> {
  return exprOf(call("isText", value));
}
/** Whether `text` has `part` in it. */
export function contains(text: Text, part: Text): Expr<boolean> {
  return exprOf(call("contains", text, part));
}
