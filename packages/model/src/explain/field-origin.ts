import type { ChartModel } from "../chart/define-chart.ts";
import type { Resource } from "../chart/resource.ts";
import type { EvaluateInput } from "../evaluate/input.ts";
import { eachOf, fieldOf, rawOf } from "../evaluate/node.ts";
import { bound, scopeOf } from "../evaluate/scope.ts";
import { isTrue } from "../evaluate/truth.ts";
import type { EachNode, Node } from "../expr/node.ts";
import { isMapping, type Json } from "../values/defaults.ts";
import { dig, named, nameOf } from "./paths.ts";
import { placesRead, type Read } from "./reads.ts";
import type { Step } from "./step.ts";
import { type Decision, decided, inLoop, passing, stepped, type Walk } from "./trail.ts";

/** Where a field of a manifest comes from. */
export interface FieldOrigin {
  /** What it is; undefined where it is left out. */
  readonly value: Json | undefined;
  /** What gives it. */
  readonly node: Node;
  /** How the model leads to the node, from the body of the resource. */
  readonly steps: readonly Step[];
  /** What the value is made of. */
  readonly reads: readonly Read[];
  /** What decides whether it is there, the outermost first. */
  readonly decisions: readonly Decision[];
}

/** A path that leads nowhere: how far it led, and what there is at that place. */
export interface NoField {
  readonly found: readonly string[];
  readonly there: readonly string[];
}

/**
 * Where a field comes from: the node of the model, the values that it reads, and the conditions that it stands under.
 * It goes the way that `evaluate` goes.
 *
 * @param made the resource and, where it stands in a loop, the item of the loop, as `evaluate` gives them
 * @param path the keys that lead to it; an item of a list by its index, or by its `name`
 */
export function fieldOrigin(
  model: ChartModel,
  input: EvaluateInput,
  { resource, item: key }: { readonly resource: Resource; readonly item?: string | undefined },
  path: readonly string[],
): FieldOrigin | NoField {
  const scope = scopeOf(model, input, () => {}, { name: model.metadata.name, folder: "" });
  const outside: Walk = { scope, loops: new Map(), steps: [], decisions: [] };
  const { loop, cond } = resource;
  const start = loop === undefined || key === undefined ? outside : atItem(outside, loop, key);
  const whole = cond === undefined ? start : decided(start, cond, isTrue(rawOf(cond, start.scope)));
  return walk(resource.body, path, whole, []);
}

/** Within a loop, at the item of a key or index. */
function atItem(at: Walk, loop: EachNode, key: string): Walk {
  const [, value] = eachOf(rawOf(loop.over, at.scope)).find(([own]) => own === key) ?? [];
  return inLoop(at, loop.over, loop.item, loop.key, key, value);
}

function walk(
  node: Node,
  path: readonly string[],
  at: Walk,
  found: readonly string[],
): FieldOrigin | NoField {
  const { scope } = at;
  switch (node.kind) {
    case "if": {
      const yes = isTrue(rawOf(node.cond, scope));
      const next = decided(at, node.cond, yes);
      if (yes) return walk(node.then, path, stepped(next, { kind: "then" }), found);
      if (node.otherwise !== undefined)
        return walk(node.otherwise, path, stepped(next, { kind: "otherwise" }), found);
      // It is left out; what the path asks for could still be no part of it.
      const absent = walk(node.then, path, stepped(next, { kind: "then" }), found);
      return "steps" in absent ? leaf(node, [], next) : absent;
    }
    case "let": {
      const value = rawOf(node.value, scope);
      const loops = new Map(at.loops).set(node.variable, placesRead(node.value, at.loops));
      return walk(
        node.body,
        path,
        stepped({ ...at, scope: bound(node.variable, value, scope), loops }, { kind: "body" }),
        found,
      );
    }
    case "include":
      return path.length === 0
        ? leaf(node, path, at)
        : walk(node.helper.body, path, stepped(at, { kind: "helper", helper: node.helper }), found);
    case "keep":
      return walk(node.of, path, stepped(at, { kind: "of" }), found);
    case "spread":
      return walk(node.list, path, stepped(at, { kind: "of" }), found);
    case "resource":
      return walk(node.resource.body, path, at, found);
    default:
      return path.length === 0 ? leaf(node, path, at) : into(node, path, at, found);
  }
}

/** One key or index further. */
function into(
  node: Node,
  path: readonly string[],
  at: Walk,
  found: readonly string[],
): FieldOrigin | NoField {
  const [key = "", ...rest] = path;
  switch (node.kind) {
    case "object": {
      const index = node.entries.findIndex((entry) => entry.key === key);
      const entry = node.entries[index];
      if (entry === undefined) return nothing(node, at, found);
      return walk(entry.value, rest, stepped(at, { kind: "entry", key }), [...found, key]);
    }
    case "merge": {
      let next = at;
      for (const [index, part] of node.parts.entries()) {
        const given = fieldOf(part, at.scope);
        if (isMapping(given) && Object.hasOwn(given, key))
          return walk(part, path, stepped(next, { kind: "part", index }), found);
        // It would be this part's if it were there.
        const own = declares(part, key)
          ? walk(part, path, stepped(next, { kind: "part", index }), found)
          : undefined;
        if (own !== undefined && "node" in own && own.value === undefined) {
          next = { ...next, decisions: [...next.decisions, ...own.decisions.slice(next.decisions.length)] };
        } else if (!declares(part, undefined)) next = passing(next, part, key);
      }
      const last = node.parts.findIndex((part) => declares(part, key));
      const part = node.parts[last];
      return part === undefined
        ? nothing(node, at, found)
        : walk(part, path, stepped(at, { kind: "part", index: last }), found);
    }
    case "mapValues": {
      const over = rawOf(node.over, at.scope);
      if (!isMapping(over) || !Object.hasOwn(over, key)) return nothing(node, at, found);
      const inner = inLoop(at, node.over, node.item, undefined, key, over[key]);
      return walk(node.body, rest, stepped(inner, { kind: "body" }), [...found, key]);
    }
    case "list":
    case "each":
      return item(node, path, at, found);
    case "value":
    case "field":
    case "variable":
    case "call": {
      const value = rawOf(node, at.scope);
      const below = named(value, path);
      if (dig(value, below) !== undefined) return leaf(node, below, at);
      return {
        found,
        there: isMapping(value) ? Object.keys(value) : Array.isArray(value) ? value.map(nameOf) : [],
      };
    }
    default:
      return { found, there: [] };
  }
}

/** An item of a list, by its index or its name, among all that the list gives. */
function item(
  node: Node & { kind: "list" | "each" },
  path: readonly string[],
  at: Walk,
  found: readonly string[],
): FieldOrigin | NoField {
  const [key = "", ...rest] = path;
  let before = 0;
  let next = at;
  for (const each of itemsOf(node, at)) {
    const given = fieldOf(each.node, each.at.scope);
    const all = each.isSpread
      ? ((given as Json[] | undefined) ?? [])
      : given === undefined
        ? []
        : [given as Json];
    const index = all.findIndex(
      (value, offset) => String(before + offset) === key || nameOf(value, -1) === key,
    );
    const here = {
      ...each.at,
      decisions: [...next.decisions, ...each.at.decisions.slice(at.decisions.length)],
    };
    if (index >= 0)
      return each.isSpread
        ? walk(each.node, [String(index), ...rest], here, found)
        : walk(each.node, rest, here, [...found, key]);
    before += all.length;
    // Whether it is there decides which index the others have.
    next = passing(next, each.node, undefined, each.at);
  }
  return nothing(node, at, found);
}

interface Item {
  readonly node: Node;
  readonly at: Walk;
  readonly isSpread: boolean;
}

function itemsOf(node: Node & { kind: "list" | "each" }, at: Walk): readonly Item[] {
  if (node.kind === "list") {
    return node.items.map((each, index) => ({
      node: each,
      at: stepped(at, { kind: "item", index }),
      isSpread: each.kind === "spread",
    }));
  }
  return eachOf(rawOf(node.over, at.scope)).map(([key, value]) => ({
    node: node.body,
    at: stepped(inLoop(at, node.over, node.item, node.key, key, value), { kind: "body" }),
    isSpread: false,
  }));
}

/** Whether a node has a key of its own; without a key, whether all of its keys are its own. */
function declares(node: Node, key: string | undefined): boolean {
  switch (node.kind) {
    case "object":
      return key === undefined || node.entries.some((entry) => entry.key === key);
    case "if":
      return declares(node.then, key) || (node.otherwise !== undefined && declares(node.otherwise, key));
    case "include":
      return declares(node.helper.body, key);
    case "let":
      return declares(node.body, key);
    case "merge":
      return node.parts.some((part) => declares(part, key));
    default:
      return false;
  }
}

function leaf(node: Node, below: readonly string[], at: Walk): FieldOrigin {
  const value = dig(fieldOf(node, at.scope), below) as Json | undefined;
  const all = placesRead(node, at.loops);
  const reads = all.map(
    (read): Read => (read.kind === "value" ? { ...read, path: [...read.path, ...below] } : read),
  );
  return { value, node, steps: at.steps, reads, decisions: at.decisions };
}

function nothing(node: Node, at: Walk, found: readonly string[]): NoField {
  const value = fieldOf(node, at.scope);
  const declared = node.kind === "object" ? node.entries.map(({ key }) => key) : [];
  const given = isMapping(value) ? Object.keys(value) : Array.isArray(value) ? value.map(nameOf) : [];
  return { found, there: [...new Set([...declared, ...given])] };
}
