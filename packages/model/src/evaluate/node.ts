import { byKind, forKinds, type Walk } from "../expr/handlers.ts";
import type { EachNode, Node, RawNode } from "../expr/node.ts";
import { shapeOf } from "../expr/shape.ts";
import type { Step } from "../expr/step.ts";
import { entryOf, isMapping } from "../values/defaults.ts";
import { held } from "./declared-result.ts";
import { meanings } from "./functions.ts";
import { goFloat, sortedKeys } from "./go-text.ts";
import { isLeftOut, joined } from "./left-out.ts";
import { lookedUp } from "./looked-up.ts";
import { pipelineOf } from "./pipeline.ts";
import { bound, decide, followed, type Scope } from "./scope.ts";
import { isTrue } from "./truth.ts";

/**
 * What a node gives where a field or an item takes it; `undefined` where that is left out.
 *
 * @param step how it is come to from the node that is evaluated, unless it is beside it
 */
export function fieldOf(node: Node, scope: Scope, step?: Step): unknown {
  return scope.trace === undefined
    ? field(node, scope)
    : followed(node, scope, step, () => field(node, scope));
}

/** What a node gives to a function or a condition. */
export function rawOf(node: Node, scope: Scope, step?: Step): unknown {
  return scope.trace === undefined ? raw(node, scope) : followed(node, scope, step, () => raw(node, scope));
}

/** The lines that one of `lines` gives, each ended: none, one, or those of a loop or of other lines. */
function linesOf(node: Node, scope: Scope, step?: Step): string {
  return scope.trace === undefined
    ? written(node, scope)
    : followed(node, scope, step, () => written(node, scope));
}

const [then, otherwise, of, body] = (["then", "otherwise", "of", "body"] as const).map(
  (kind): Step => Object.freeze({ kind }),
);

const field: Walk<unknown, Scope> = byKind({
  list: (node, scope) => {
    const items = node.items.flatMap((item, index) => {
      const value = fieldOf(item, scope, { kind: "item", index });
      if (item.kind === "spread") return (value as unknown[] | undefined) ?? [];
      return value === undefined ? [] : [value];
    });
    return items.length === 0 && node.items.length > 0 ? undefined : items;
  },
  object: (node, scope) => {
    const entries = node.entries.map(
      ({ key, value }) => [key, fieldOf(value, scope, { kind: "entry", key })] as const,
    );
    const present = entries.filter(([, value]) => value !== undefined);
    return present.length === 0 && entries.length > 0 ? undefined : Object.fromEntries(present);
  },
  merge: (node, scope) => {
    const parts = node.parts.flatMap((part, index) => fieldOf(part, scope, { kind: "part", index }) ?? []);
    return parts.length === 0 ? undefined : joined(parts as object[]);
  },
  each: (node, scope) => {
    const made = scopesIn(node, scope).flatMap((inner) => {
      const value = fieldOf(node.body, inner.scope, { kind: "body", item: inner.key });
      return value === undefined ? [] : [value];
    });
    return made.length === 0 ? undefined : made;
  },
  mapValues: (node, scope) => {
    const entries = eachOf(rawOf(node.over, scope));
    decide(node.over, entries.length > 0, scope);
    const made = entries.map(
      ([key, item]) =>
        [key, rawOf(node.body, bound(node.item, item, scope), { kind: "body", item: key })] as const,
    );
    return made.length === 0 ? undefined : Object.fromEntries(made);
  },
  if: (node, scope) => {
    if (decide(node.cond, isTrue(rawOf(node.cond, scope)), scope)) return fieldOf(node.then, scope, then);
    return node.otherwise === undefined ? undefined : fieldOf(node.otherwise, scope, otherwise);
  },
  let: (node, scope) => fieldOf(node.body, bound(node.variable, rawOf(node.value, scope), scope), body),
  include: ({ helper }, scope) =>
    once(scope.included?.field, helper, () => fieldOf(helper.body, scope, { kind: "helper", helper })),
  spread: (node, scope) => fieldOf(node.list, scope, of),
  resource: (node, scope) => fieldOf(node.resource.body, scope),
  ...forKinds(["value", "variable", "field"], (node, scope: Scope) => {
    const value = rawOf(node, scope);
    return decide(node, !isLeftOut(value, node.schema), scope) ? value : undefined;
  }),
  keep: (node, scope) => rawOf(node.of, scope, of) ?? (shapeOf(node) === "list" ? [] : {}),
  call: (node, scope) => {
    const value = rawOf(node, scope);
    return shapeOf(node) === "object" && !isTrue(value) ? undefined : value;
  },
  raw: (node, scope) => {
    const value = rawOf(node, scope);
    return typeof value === "object" && !isTrue(value) ? undefined : value;
  },
  ...forKinds(["literal", "builtin", "text", "lines", "file", "lookup"], (node, scope: Scope) =>
    rawOf(node, scope),
  ),
});

const raw: Walk<unknown, Scope> = byKind({
  literal: ({ value }) => value,
  value: ({ path }, scope) => path.reduce<unknown>(entryOf, scope.values),
  variable: (node, scope) => scope.variables.get(node),
  field: (node, scope) => {
    return entryOf(rawOf(node.of, scope), node.name) ?? node.schema.default;
  },
  file: ({ text }) => text,
  lookup: (node, scope) => lookedUp(node, rawOf(node.namespace, scope), rawOf(node.name, scope), scope),
  builtin: ({ object, name }, scope) => scope.builtins[`${object}.${name}`],
  text: ({ parts }, scope) =>
    parts.map((part) => (typeof part === "string" ? part : textOf(part, scope))).join(""),
  lines: (node, scope) => linesOf(node, scope),
  call: (node, scope) => {
    const args = node.args.map((arg) => rawOf(arg, scope));
    if (node.fn === "orElse") decide(node.args[0] as Node, isTrue(args[0]), scope);
    return meanings[node.fn](args, scope);
  },
  raw: (node, scope) => resultOf(node, scope),
  if: (node, scope) => {
    if (decide(node.cond, isTrue(rawOf(node.cond, scope)), scope)) return rawOf(node.then, scope, then);
    return node.otherwise === undefined ? undefined : rawOf(node.otherwise, scope, otherwise);
  },
  let: (node, scope) => rawOf(node.body, bound(node.variable, rawOf(node.value, scope), scope), body),
  include: (node, scope) =>
    once(
      scope.included?.raw,
      node.helper,
      () =>
        rawOf(node.helper.body, scope, { kind: "helper", helper: node.helper }) ??
        (shapeOf(node) === "object" ? {} : undefined),
    ),
  ...forKinds(
    ["object", "list", "spread", "each", "mapValues", "merge", "keep", "resource"],
    (node, scope: Scope) => fieldOf(node, scope),
  ),
});

const written: Walk<string, Scope> = byKind({
  lines: ({ lines }, scope) =>
    lines.map((line, index) => linesOf(line, scope, { kind: "item", index })).join(""),
  spread: ({ list }, scope) => linesOf(list, scope, of),
  each: (node, scope) =>
    scopesIn(node, scope)
      .map((inner) => linesOf(node.body, inner.scope, { kind: "body", item: inner.key }))
      .join(""),
  list: ({ items }, scope) =>
    items.map((item, index) => linesOf(item, scope, { kind: "item", index })).join(""),
  if: (node, scope) => {
    if (decide(node.cond, isTrue(rawOf(node.cond, scope)), scope)) return linesOf(node.then, scope, then);
    return node.otherwise === undefined ? "" : linesOf(node.otherwise, scope, otherwise);
  },
  let: (node, scope) => linesOf(node.body, bound(node.variable, rawOf(node.value, scope), scope), body),
  ...forKinds(["literal", "value", "builtin", "variable", "field", "file", "lookup"], wholeLines),
  ...forKinds(["text", "raw", "call", "include", "keep"], wholeLines),
  ...forKinds(["object", "merge", "mapValues", "resource"], wholeLines),
});

/** What is no lines by itself: one line, or a list of them. */
function wholeLines(node: Node, scope: Scope): string {
  const value = fieldOf(node, scope);
  if (Array.isArray(value)) return value.map((line) => `${line}\n`).join("");
  return value === undefined ? "" : `${value}\n`;
}

/** What a pipeline gives; it fails where that is not what it is declared to give. */
function resultOf(node: RawNode, scope: Scope): unknown {
  const { text, args } = pipelineOf(node);
  const given = args.map(({ name, node: arg }) => {
    return { name, value: rawOf(arg, scope), integer: shapeOf(arg) === "integer" };
  });
  return held(scope.templates.pipeline(text, given), node, text);
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
  scope.trace?.decide(node.over, entries.length === 0 ? "none" : entries.length === 1 ? "one" : "several");
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

function once<K>(known: Map<K, unknown> | undefined, key: K, make: () => unknown): unknown {
  if (known === undefined) return make();
  if (!known.has(key)) known.set(key, make());
  return known.get(key);
}
