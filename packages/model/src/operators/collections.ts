import { type Expr, exprOf, type Spread } from "../expr/expr.ts";
import type { Templated } from "../expr/templated.ts";
import { call } from "./conditions.ts";
import { toNode } from "../expr/to-node.ts";
import { type ListOf, listOf } from "../values/reference.ts";

/**
 * Mappings joined. Where two have a key, the first one's stands (Sprig's `merge`), so put what must not be
 * overridden first.
 *
 * @example
 * merge({ "checksum/config": checksumOf(values.config) }, values.podAnnotations)
 */
export function merge<T>(...parts: readonly NoInfer<Templated<T>>[]): Expr<T> {
  return exprOf({ kind: "merge", parts: Object.freeze(parts.map((part) => toNode(part))) });
}

/** A mapping without some of its keys. */
export function omit<T>(mapping: Expr<T>, ...keys: readonly string[]): Expr<T> {
  return exprOf(call("omit", mapping, ...keys));
}

/** Lists one behind the other. */
export function concat<T>(...lists: readonly (Expr<readonly T[]> | readonly (Templated<T> | Spread<T>)[])[]): ListOf<T> {
  const items = lists.flatMap((list) => {
    const node = toNode(list);
    return node.kind === "list" ? node.items : [Object.freeze({ kind: "spread", list: node } as const)];
  });
  return listOf(Object.freeze({ kind: "list", items: Object.freeze(items) }));
}
