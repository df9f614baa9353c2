import { type Expr, exprOf, nodeOf, type Spread } from "../expr/expr.ts";
import type { Rendered, Templated } from "../expr/templated.ts";
import { toNode } from "../expr/to-node.ts";
import { type ListOf, listOf } from "../values/reference.ts";
import type { SchemaNode } from "../values/schema-node.ts";
import { call } from "./conditions.ts";

/**
 * Mappings joined. Where two have a key, the first one's stands (Sprig's `merge`), so put what must not be
 * overridden first.
 *
 * @example
 * merge({ "checksum/config": checksumOf(values.config) }, values.podAnnotations)
 */
export function merge<const Parts extends readonly unknown[]>(...parts: Parts): Expr<Merged<Parts>> {
  return exprOf({ kind: "merge", parts: Object.freeze(parts.map((part) => toNode(part))) });
}

type Merged<Parts extends readonly unknown[]> = Parts extends readonly [infer First, ...infer Rest]
  ? Rendered<First> & Merged<Rest>
  : unknown;

/** A mapping without some of its keys. */
export function omit<T>(mapping: Expr<T>, ...keys: readonly string[]): Expr<T> {
  return exprOf(call("omit", mapping, ...keys));
}

/** Lists one behind the other. */
export function concat<T>(
  ...lists: readonly (Expr<readonly T[]> | readonly (Templated<T> | Spread<T>)[])[]
): ListOf<T> {
  const items = lists.flatMap((list) => {
    const node = toNode(list);
    return node.kind === "list" ? node.items : [Object.freeze({ kind: "spread", list: node } as const)];
  });
  return listOf(Object.freeze({ kind: "list", items: Object.freeze(items) }));
}

/**
 * A mapping with the same keys, and a text made from each value.
 *
 * @example
 * mapValues(values.config, base64)
 */
export function mapValues<T>(
  mapping: Expr<Record<string, T>>,
  make: (value: Expr<T>) => Expr<string>,
): Expr<Record<string, string>> {
  const over = nodeOf(mapping);
  const schema: SchemaNode =
    "schema" in over && over.schema.kind === "map" ? over.schema.values : { kind: "string" };
  const item = Object.freeze({ kind: "variable", hint: "value", schema } as const);
  return exprOf({ kind: "mapValues", over, item, body: nodeOf(make(exprOf(item))) });
}
