import type { Node } from "./node.ts";
import { NotTemplateDataError } from "./not-template-data.ts";

/** Registered symbols, so that two copies of this package understand each other's expressions. */
export const NODE: unique symbol = Symbol.for("chartwright.node") as never;
declare const TYPE: unique symbol;

/**
 * An expression whose value, once the chart is rendered, is a `T`.
 * It holds only its node; the type is for the compiler.
 */
export interface Expr<out T> {
  readonly [NODE]: Node;
  readonly [TYPE]?: T;
}

/** The items of a list, spread into another: `[first, ...values.extra.map(…)]`. */
export interface Spread<out T> {
  readonly [NODE]: Node & { readonly kind: "spread" };
  readonly [TYPE]?: T;
}

export function isExpr(value: unknown): value is Expr<unknown> {
  return typeof value === "object" && value !== null && NODE in value;
}

export function nodeOf(expr: Expr<unknown>): Node {
  return expr[NODE];
}

export function exprOf<T>(node: Node): Expr<T> {
  return refusingText({ [NODE]: Object.freeze(node) });
}

/** `${values.text}` without the tag `text` would be the text "[object Object]". */
const refusal = {
  [Symbol.toPrimitive](): never {
    throw new NotTemplateDataError({
      path: "",
      what: "an expression within a plain text (write text`…` with the tag)",
    });
  },
};

/** Freezes an expression, so that JavaScript does not make a text of it. */
export function refusingText<T extends object>(parts: T): T {
  // Defined and not assigned: a value may be called `__proto__`.
  return Object.freeze(Object.create(refusal, Object.getOwnPropertyDescriptors(parts)) as T);
}
