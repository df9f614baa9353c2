import { type Expr, exprOf, NODE, refusingText, type Spread } from "../expr/expr.ts";
import type { FieldNode, Node, ValueNode, VariableNode } from "../expr/node.ts";
import type { Rendered } from "../expr/templated.ts";
import { toNode } from "../expr/to-node.ts";
import type { MapSchema, SchemaNode } from "./schema-node.ts";
import type {
  AnyValue,
  ArrayValue,
  Infer,
  InferProperties,
  MapValue,
  ObjectValue,
  Properties,
} from "./value.ts";

/** A list in the values: its items can be mapped, or spread into another list. */
export interface ListExpr<out T, out Item> extends Expr<T[]>, Iterable<Spread<T>> {
  /** A list made from each item. */
  map<const Out>(make: (item: Item) => Out): ListOf<Rendered<Out>>;
}

/** A map in the values: its entries can be made into a list, in the order of their keys. */
export interface MapExpr<out T, out Item> extends Expr<Record<string, T>> {
  map<const Out>(make: (key: Expr<string>, value: Item) => Out): ListOf<Rendered<Out>>;
}

/** A list that is an expression as a whole and can be spread. */
export interface ListOf<out T> extends Expr<T[]>, Iterable<Spread<T>> {}

/** How the author refers to a declared value: an expression, with those of its parts below it. */
export type Reference<V> =
  V extends ObjectValue<infer P>
    ? ObjectReference<P>
    : V extends MapValue<infer Of>
      ? MapExpr<Infer<Of>, Reference<Of>>
      : V extends ArrayValue<infer Of>
        ? ListExpr<Infer<Of>, Reference<Of>>
        : Expr<Infer<V>>;

export type ObjectReference<P extends Properties> = Expr<InferProperties<P>> & {
  readonly [K in keyof P]: Reference<P[K]>;
};

/** The reference to the values as a whole. */
export function valuesReference<V extends AnyValue>(schema: SchemaNode): Reference<V> {
  return referTo({ kind: "value", path: [], schema }) as Reference<V>;
}

type Place = ValueNode | VariableNode | FieldNode;

function referTo(node: Place): unknown {
  const { schema } = node;
  if (schema.kind === "object" || schema.kind === "subchart") {
    const { properties } = schema.kind === "object" ? schema : schema.of;
    const parts = Object.entries(properties).map(([name, part]) => [
      name,
      part.renamedFrom === undefined || node.kind !== "value"
        ? referTo(below(node, name, part))
        : renamed(node, below(node, name, part) as ValueNode, part.renamedFrom),
    ]);
    return refusingText({ [NODE]: Object.freeze(node), ...Object.fromEntries(parts) });
  }
  if (schema.kind === "map") {
    const map = (make: (key: Expr<string>, value: never) => unknown) => {
      const [keyName = "name", valueName = "value"] = parameterNames(make);
      const key = variable(keyName, keySchema(schema));
      const item = variable(valueName, schema.values);
      const body = toNode(make(exprOf(key), referTo(item) as never));
      return listOf({ kind: "each", over: node, key, item, body });
    };
    return refusingText({ [NODE]: Object.freeze(node), map });
  }
  if (schema.kind === "array") {
    const map = (make: (item: never) => unknown) => {
      const [itemName = "item"] = parameterNames(make);
      const item = variable(itemName, schema.items);
      return listOf({
        kind: "each",
        over: node,
        key: undefined,
        item,
        body: toNode(make(referTo(item) as never)),
      });
    };
    return refusingText({ ...listOf(node), map });
  }
  return exprOf(node);
}

/** The value at its former place where one is given there, else at its own. */
function renamed(parent: ValueNode, node: ValueNode, former: string): Expr<unknown> {
  const path = Object.freeze([...parent.path.slice(0, parent.subchart ?? 0), ...former.split(".")]);
  const then: ValueNode = Object.freeze({ ...node, path });
  const cond: Node = Object.freeze({ kind: "call", fn: "isSet", args: Object.freeze([then]) });
  return exprOf({ kind: "if", cond, then, otherwise: Object.freeze(node) });
}

function below(node: Place, name: string, schema: SchemaNode): Place {
  if (node.kind === "value") {
    const subchart = node.schema.kind === "subchart" && name !== "enabled" ? node.path.length : node.subchart;
    const path = Object.freeze([...node.path, name]);
    return Object.freeze({ kind: "value", path, schema, ...(subchart === undefined ? {} : { subchart }) });
  }
  return Object.freeze({ kind: "field", of: node, name, schema });
}

function variable(hint: string, schema: SchemaNode): VariableNode {
  return Object.freeze({ kind: "variable", hint, schema });
}

function keySchema({ keyPattern: pattern }: MapSchema): SchemaNode {
  return Object.freeze({ kind: "string", ...(pattern !== undefined && { pattern }) });
}

/** A list that can be spread: JavaScript's `...` takes one spread node out of it. */
export function listOf<T>(node: Node): ListOf<T> {
  const spread = { [NODE]: Object.freeze({ kind: "spread", list: node } as const) };
  return refusingText({ ...exprOf<T[]>(node), [Symbol.iterator]: () => [Object.freeze(spread)].values() });
}

/** The author's names for a loop's variables become the template's. */
function parameterNames(make: (...args: never[]) => unknown): (string | undefined)[] {
  const list = /^(?:async\s+)?(?:function\s*\w*\s*)?(?:\(([^)]*)\)|(\w+)\s*=>)/.exec(make.toString());
  // What is taken apart has no name of its own.
  const whole = (list?.[1] ?? list?.[2] ?? "").replace(/\{[^}]*\}/g, "");
  const names = whole.split(",").map((name) => name.trim());
  return names.map((name) => (/^[a-z]\w*$/i.test(name) ? name : undefined));
}
