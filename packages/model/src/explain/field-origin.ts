import type { ChartModel } from "../chart/chart-model.ts";
import type { EvaluateInput } from "../evaluate/input.ts";
import { rawOf, scopesIn } from "../evaluate/node.ts";
import { scopeOf } from "../evaluate/scope.ts";
import { isTrue } from "../evaluate/truth.ts";
import { byKind, forKinds, type Walk } from "../expr/handlers.ts";
import type { Node, Resource } from "../expr/node.ts";
import type { Step } from "../expr/step.ts";
import { isMapping, type Json } from "../values/defaults.ts";
import { declares } from "./declares.ts";
import { dig, named, nameOf } from "./paths.ts";
import { placesRead, type Read } from "./reads.ts";
import { type Part, plainValue, type Recorded, recordOf } from "./record.ts";
import { type Decision, decided, inLoop, passing, stepped, type Trail } from "./trail.ts";

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
 * It reads what `evaluate` told of its way there.
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
  const outside: Trail = { loops: new Map(), steps: [], decisions: [] };
  const { loop, cond } = resource;
  let scope = scopeOf(model, input, undefined, { name: model.metadata.name, folder: "" });
  let at = outside;
  if (loop !== undefined && key !== undefined) {
    scope = scopesIn(loop, scope).find((each) => each.key === key)?.scope ?? scope;
    at = inLoop(at, loop.over, [loop.item, loop.key], key);
  }
  if (cond !== undefined) at = decided(at, cond, isTrue(rawOf(cond, scope)));
  return find(recordOf(resource.body, scope), { path, at, found: [] });
}

type Found = FieldOrigin | NoField;

/** What is looked for below a record. */
interface Search {
  readonly path: readonly string[];
  readonly at: Trail;
  /** How far the path led. */
  readonly found: readonly string[];
}

function find(record: Recorded, search: Search): Found {
  return ways(record.node, { ...search, record });
}

interface Looking extends Search {
  readonly record: Recorded;
}

const ways: Walk<Found, Looking> = byKind({
  if: (node, search) => {
    const yes = search.record.outcome === "yes";
    const at = decided(search.at, node.cond, yes);
    if (yes || node.otherwise !== undefined) return through({ ...search, at });
    // It is left out; what the path asks for could still be no part of it.
    const absent = find(recordOf(node.then, search.record.scope), {
      ...search,
      at: stepped(at, { kind: "then" }),
    });
    return "steps" in absent ? leaf(search.record, [], at) : absent;
  },
  let: (node, search) => {
    const { at } = search;
    const loops = new Map(at.loops).set(node.variable, placesRead(node.value, at.loops));
    return through({ ...search, at: { ...at, loops } });
  },
  include: (_, search) =>
    search.path.length === 0 ? leaf(search.record, search.path, search.at) : through(search),
  ...forKinds(["keep", "spread"], (_, search: Looking) => through(search)),
  resource: (node, search) => find(recordOf(node.resource.body, search.record.scope), search),
  object: (node, search) =>
    below(search, (key, rest) => {
      const { record, at, found } = search;
      const part = record.parts.find(({ step }) => step.kind === "entry" && step.key === key);
      if (part === undefined) return nothing(node, search);
      return find(part.record, { path: rest, at: stepped(at, part.step), found: [...found, key] });
    }),
  merge: (node, search) => below(search, (key) => inMerge(node, key, search)),
  mapValues: (node, search) =>
    below(search, (key, rest) => {
      const { record, at, found } = search;
      const part = record.parts.find(({ step }) => step.kind === "body" && step.item === key);
      if (part === undefined) return nothing(node, search);
      const inner = stepped(inLoop(at, node.over, [node.item], key), part.step);
      return find(part.record, { path: rest, at: inner, found: [...found, key] });
    }),
  ...forKinds(["list", "each"], (_, search: Looking) => below(search, () => inList(search))),
  ...forKinds(["value", "field", "variable", "call"], (node: Node, search: Looking) =>
    below(search, () => {
      const { record, path, at, found } = search;
      const value = plainValue(node, record);
      const inside = named(value, path);
      if (dig(value, inside) !== undefined) return leaf(record, inside, at);
      return { found, there: namesIn(value) };
    }),
  ),
  ...forKinds(["literal", "builtin", "text", "lines", "raw", "file", "lookup"], (_, search: Looking) =>
    below(search, () => ({ found: search.found, there: [] })),
  ),
});

/** Through the one part that was come to. */
function through({ record, path, at, found }: Looking): Found {
  const [part] = record.parts;
  if (part === undefined) return leaf(record, path, at);
  return find(part.record, { path, at: stepped(at, part.step), found });
}

/** What the path ends at, or one key or index further. */
function below(search: Looking, further: (key: string, rest: readonly string[]) => Found): Found {
  const [key, ...rest] = search.path;
  return key === undefined ? leaf(search.record, [], search.at) : further(key, rest);
}

function inMerge(node: Node, key: string, search: Looking): Found {
  const { record, at } = search;
  const inside = ({ record: part, step }: Part, from: Trail) =>
    find(part, { ...search, at: stepped(from, step) });
  let next = at;
  for (const part of record.parts) {
    const { value, node: of } = part.record;
    if (isMapping(value) && Object.hasOwn(value, key)) return inside(part, next);
    // It would be this part's if it were there.
    const own = declares(of, key) ? inside(part, next) : undefined;
    if (own !== undefined && "node" in own && own.value === undefined)
      next = { ...next, decisions: [...next.decisions, ...own.decisions.slice(next.decisions.length)] };
    else if (!declares(of, undefined)) next = passing(next, of, key);
  }
  const last = record.parts.find((part) => declares(part.record.node, key));
  return last === undefined ? nothing(node, search) : inside(last, at);
}

/** An item of a list, by its index or its name, among all that the list gives. */
function inList(search: Looking): Found {
  const { record, at, found } = search;
  const [key = "", ...rest] = search.path;
  const { node } = record;
  let before = 0;
  let next = at;
  for (const part of record.parts) {
    const { node: item, value } = part.record;
    const isSpread = item.kind === "spread";
    const all = isSpread ? ((value as Json[] | undefined) ?? []) : value === undefined ? [] : [value as Json];
    const index = all.findIndex(
      (each, offset) => String(before + offset) === key || nameOf(each, -1) === key,
    );
    const inside =
      node.kind === "each" && part.step.kind === "body"
        ? inLoop(at, node.over, [node.item, node.key], part.step.item ?? "")
        : at;
    const decisions = [...next.decisions, ...inside.decisions.slice(at.decisions.length)];
    const here = stepped({ ...inside, decisions }, part.step);
    if (index >= 0)
      return isSpread
        ? find(part.record, { path: [String(index), ...rest], at: here, found })
        : find(part.record, { path: rest, at: here, found: [...found, key] });
    before += all.length;
    // Whether it is there decides which index the others have.
    next = passing(next, item, undefined, inside);
  }
  return nothing(node, search);
}

function leaf(record: Recorded, inside: readonly string[], at: Trail): FieldOrigin {
  const { node } = record;
  const reads = placesRead(node, at.loops).map(
    (read): Read => (read.kind === "value" ? { ...read, path: [...read.path, ...inside] } : read),
  );
  const value = dig(record.value, inside) as Json | undefined;
  return { value, node, steps: at.steps, reads, decisions: at.decisions };
}

function nothing(node: Node, { record, found }: Looking): NoField {
  const declared = node.kind === "object" ? node.entries.map(({ key }) => key) : [];
  return { found, there: [...new Set([...declared, ...namesIn(record.value)])] };
}

function namesIn(value: unknown): readonly string[] {
  return isMapping(value) ? Object.keys(value) : Array.isArray(value) ? value.map(nameOf) : [];
}
