import type { EachNode, LookupNode, Node, RawNode } from "../expr/node.ts";
import { type Shape, schemaShape, shapeOf } from "../expr/shape.ts";
import { entryOf, isMapping } from "../values/defaults.ts";
import type { SchemaNode } from "../values/schema-node.ts";
import { meanings } from "./functions.ts";
import { goFloat, sortedKeys } from "./go-text.ts";
import { TemplateFailure } from "./input.ts";
import { pipelineOf } from "./pipeline.ts";
import { bound, decide, type Scope } from "./scope.ts";
import { isTrue } from "./truth.ts";

/** What a node gives where a field or an item takes it; `undefined` where that is left out. */
export function fieldOf(node: Node, scope: Scope): unknown {
  switch (node.kind) {
    case "list": {
      const items = node.items.flatMap((item) => {
        const value = fieldOf(item, scope);
        if (item.kind === "spread") return (value as unknown[] | undefined) ?? [];
        return value === undefined ? [] : [value];
      });
      return items.length === 0 && node.items.length > 0 ? undefined : items;
    }
    case "object": {
      const entries = node.entries.map(({ key, value }) => [key, fieldOf(value, scope)] as const);
      const present = entries.filter(([, value]) => value !== undefined);
      return present.length === 0 && entries.length > 0 ? undefined : Object.fromEntries(present);
    }
    case "merge": {
      const parts = node.parts.map((part) => fieldOf(part, scope)).filter((part) => part !== undefined);
      return parts.length === 0 ? undefined : joined(parts as object[]);
    }
    case "each": {
      const made = scopesIn(node, scope).flatMap((inner) => {
        const value = fieldOf(node.body, inner.scope);
        return value === undefined ? [] : [value];
      });
      return made.length === 0 ? undefined : made;
    }
    case "mapValues": {
      const entries = eachOf(rawOf(node.over, scope));
      decide(node, entries.length > 0, scope);
      const made = entries.map(
        ([key, item]) => [key, rawOf(node.body, bound(node.item, item, scope))] as const,
      );
      return made.length === 0 ? undefined : Object.fromEntries(made);
    }
    case "if":
      if (decide(node, isTrue(rawOf(node.cond, scope)), scope)) return fieldOf(node.then, scope);
      return node.otherwise === undefined ? undefined : fieldOf(node.otherwise, scope);
    case "let":
      return fieldOf(node.body, bound(node.variable, rawOf(node.value, scope), scope));
    case "include":
      return once(scope.included.field, node.helper, () => fieldOf(node.helper.body, scope));
    case "spread":
      return fieldOf(node.list, scope);
    case "resource":
      return fieldOf(node.resource.body, scope);
    case "value":
    case "variable":
    case "field": {
      const value = rawOf(node, scope);
      return decide(node, !isLeftOut(value, node.schema), scope) ? value : undefined;
    }
    case "keep":
      return rawOf(node.of, scope) ?? (shapeOf(node) === "list" ? [] : {});
    case "call": {
      const value = rawOf(node, scope);
      return shapeOf(node) === "object" && !isTrue(value) ? undefined : value;
    }
    case "raw": {
      const value = rawOf(node, scope);
      return typeof value === "object" && !isTrue(value) ? undefined : value;
    }
    case "literal":
    case "builtin":
    case "text":
    case "lines":
    case "file":
    case "lookup":
      return rawOf(node, scope);
  }
  node satisfies never;
}

/** Where two have a key, the first one's value stands. */
function joined(mappings: readonly object[]): object {
  const all = new Map<string, unknown>();
  for (const [key, value] of mappings.flatMap(Object.entries)) if (!all.has(key)) all.set(key, value);
  return Object.fromEntries(all);
}

/** A field leaves out what is not set, an empty mapping or list, and an optional text that is empty. */
function isLeftOut(value: unknown, schema: SchemaNode): boolean {
  if (value === undefined || value === null) return true;
  if (schema.kind === "any" || schema.kind === "union") return false;
  if (typeof value === "object") return !isTrue(value);
  return value === "" && schema.optional === true;
}

/** What a node gives to a function or a condition. */
export function rawOf(node: Node, scope: Scope): unknown {
  switch (node.kind) {
    case "literal":
      return node.value;
    case "value":
      return node.path.reduce<unknown>(entryOf, scope.values);
    case "variable":
      return scope.variables.get(node);
    case "field": {
      return entryOf(rawOf(node.of, scope), node.name) ?? node.schema.default;
    }
    case "file":
      return node.text;
    case "lookup":
      return lookedUp(node, scope);
    case "builtin":
      return scope.builtins[`${node.object}.${node.name}`];
    case "text":
      return node.parts.map((part) => (typeof part === "string" ? part : textOf(part, scope))).join("");
    case "lines":
      return linesOf(node, scope);
    case "call": {
      const args = node.args.map((arg) => rawOf(arg, scope));
      if (node.fn === "orElse") decide(node, isTrue(args[0]), scope);
      return meanings[node.fn](args, scope);
    }
    case "raw":
      return resultOf(node, scope);
    case "if":
      if (decide(node, isTrue(rawOf(node.cond, scope)), scope)) return rawOf(node.then, scope);
      return node.otherwise === undefined ? undefined : rawOf(node.otherwise, scope);
    case "let":
      return rawOf(node.body, bound(node.variable, rawOf(node.value, scope), scope));
    case "include":
      return once(
        scope.included.raw,
        node.helper,
        () => rawOf(node.helper.body, scope) ?? (shapeOf(node) === "object" ? {} : undefined),
      );
    case "object":
    case "list":
    case "spread":
    case "each":
    case "mapValues":
    case "merge":
    case "keep":
    case "resource":
      return fieldOf(node, scope);
  }
  node satisfies never;
}

/** The lines that one of `lines` gives, each ended: none, one, or those of a loop or of other lines. */
function linesOf(node: Node, scope: Scope): string {
  switch (node.kind) {
    case "lines":
      return node.lines.map((line) => linesOf(line, scope)).join("");
    case "spread":
      return linesOf(node.list, scope);
    case "each":
      return scopesIn(node, scope)
        .map((inner) => linesOf(node.body, inner.scope))
        .join("");
    case "list":
      return node.items.map((item) => linesOf(item, scope)).join("");
    case "if":
      if (decide(node, isTrue(rawOf(node.cond, scope)), scope)) return linesOf(node.then, scope);
      return node.otherwise === undefined ? "" : linesOf(node.otherwise, scope);
    case "let":
      return linesOf(node.body, bound(node.variable, rawOf(node.value, scope), scope));
    default: {
      const value = fieldOf(node, scope);
      if (Array.isArray(value)) return value.map((line) => `${line}\n`).join("");
      return value === undefined ? "" : `${value}\n`;
    }
  }
}

/** What a pipeline gives; it fails where that is not what it is declared to give. */
function resultOf(node: RawNode, scope: Scope): unknown {
  const { text, args } = pipelineOf(node);
  const given = args.map(({ name, node: arg }) => {
    return { name, value: rawOf(arg, scope), integer: shapeOf(arg) === "integer" };
  });
  const value = scope.templates.pipeline(text, given);
  const shape = schemaShape(node.schema);
  if (fits(value, shape)) return value;
  throw new TemplateFailure(`\`${text}\` gives ${JSON.stringify(value)}, but is declared to give a ${shape}`);
}

function fits(value: unknown, shape: Shape): boolean {
  switch (shape) {
    case "list":
      return Array.isArray(value);
    case "object":
      return isMapping(value);
    case "integer":
      return Number.isInteger(value);
    case "null":
      return value === null;
    case "any":
      return true;
    default:
      return typeof value === shape;
  }
}

/** What is in the cluster at the field; the empty text where nothing is. */
function lookedUp(node: LookupNode, scope: Scope): unknown {
  const [namespace, name] = [rawOf(node.namespace, scope), rawOf(node.name, scope)];
  const found = scope.cluster.find(
    ({ apiVersion, kind, metadata }) =>
      apiVersion === node.apiVersion &&
      kind === node.objectKind &&
      isMapping(metadata) &&
      metadata.name === name &&
      metadata.namespace === namespace,
  );
  return node.path.reduce<unknown>(entryOf, found) ?? "";
}

function textOf(node: Node, scope: Scope): string {
  const value = rawOf(node, scope);
  if (value === undefined) return "";
  return typeof value === "number" && shapeOf(node) !== "integer" ? goFloat(value) : String(value);
}

/** A loop's items, each with its key or index and what the names mean for it. */
export function scopesIn(
  node: EachNode,
  scope: Scope,
): readonly { readonly key: string; readonly scope: Scope }[] {
  const entries = eachOf(rawOf(node.over, scope));
  scope.trace(node, entries.length === 0 ? "none" : entries.length === 1 ? "one" : "several");
  return entries.map(([key, item]) => {
    const variables = new Map(scope.variables).set(node.item, item);
    if (node.key !== undefined) variables.set(node.key, key);
    return { key, scope: { ...scope, variables } };
  });
}

export function eachOf(over: unknown): (readonly [string, unknown])[] {
  if (Array.isArray(over)) return over.map((item, index) => [String(index), item] as const);
  if (!isMapping(over)) return [];
  return sortedKeys(over).map((key) => [key, over[key]] as const);
}

function once<K>(known: Map<K, unknown>, key: K, make: () => unknown): unknown {
  if (!known.has(key)) known.set(key, make());
  return known.get(key);
}
