import { byKind, forKinds, type Walk } from "./handlers.ts";
import type { Helper, Node } from "./node.ts";

/** Makes equal nodes one node. */
export interface Interner {
  node(node: Node): Node;
  helper(helper: Helper): Helper;
}

/**
 * An interner that knows the nodes that were given to it: one is made for each model, so that equal conditions of a
 * chart are one condition, however often its author, or a block, wrote them. A variable is equal to itself only.
 */
export function interner(): Interner {
  const known = new Map<Node, Node>();
  const helpers = new Map<Helper, Helper>();
  const byKey = new Map<string, Node>();
  const helperByKey = new Map<string, Helper>();
  const ids = new Map<object, number>();
  const id = (of: object): number => {
    const number = ids.get(of) ?? ids.size;
    ids.set(of, number);
    return number;
  };
  const self: Parts = {
    id,
    node: (node) => {
      const found = known.get(node);
      if (found !== undefined) return found;
      const { key, made } = partsOf(node, self);
      const one = byKey.get(key) ?? made;
      byKey.set(key, one);
      known.set(node, one);
      known.set(one, one);
      return one;
    },
    helper: (helper) => {
      const found = helpers.get(helper);
      if (found !== undefined) return found;
      const body = self.node(helper.body);
      const { chart, name, doc, plain, place } = helper;
      const key = JSON.stringify([chart, name, doc, plain, place, id(body)]);
      const one =
        helperByKey.get(key) ?? (body === helper.body ? helper : Object.freeze({ ...helper, body }));
      helperByKey.set(key, one);
      helpers.set(helper, one);
      helpers.set(one, one);
      return one;
    },
  };
  return self;
}

interface Parts extends Interner {
  /** A number for each object: for a node that is one already, a schema or a variable. */
  id(of: object): number;
}

/** What tells a node from all others, and the node with the parts that are one already. */
interface Keyed {
  readonly key: string;
  readonly made: Node;
}

const partsOf: Walk<Keyed, Parts> = byKind({
  ...forKinds(["literal", "builtin", "file"], (node: Node) => keyed(node, node)),
  ...forKinds(["variable"], (node, { id }: Parts) => ({ key: `variable ${id(node)}`, made: node })),
  value: (node, { id }) => keyed(node, ["value", node.path, node.subchart, id(node.schema)]),
  field: (node, to) => {
    const of = to.node(node.of);
    return keyed({ ...node, of }, ["field", to.id(of), node.name, to.id(node.schema)]);
  },
  object: (node, to) => {
    const entries = node.entries.map(({ key, value }) => Object.freeze({ key, value: to.node(value) }));
    const key = entries.map((entry) => [entry.key, to.id(entry.value)]);
    return keyed({ ...node, entries: Object.freeze(entries) }, ["object", key]);
  },
  list: (node, to) => {
    const items = all(node.items, to);
    return keyed({ ...node, items }, ["list", idsOf(items, to)]);
  },
  spread: (node, to) => {
    const list = to.node(node.list);
    return keyed({ ...node, list }, ["spread", to.id(list)]);
  },
  if: (node, to) => {
    const [cond, then] = [to.node(node.cond), to.node(node.then)];
    const otherwise = node.otherwise && to.node(node.otherwise);
    const key = [to.id(cond), to.id(then), otherwise && to.id(otherwise)];
    return keyed({ ...node, cond, then, otherwise }, ["if", key]);
  },
  each: (node, to) => {
    const [over, body] = [to.node(node.over), to.node(node.body)];
    const variables = [node.key && to.id(node.key), to.id(node.item)];
    return keyed({ ...node, over, body }, ["each", to.id(over), to.id(body), variables]);
  },
  mapValues: (node, to) => {
    const [over, body] = [to.node(node.over), to.node(node.body)];
    return keyed({ ...node, over, body }, ["mapValues", to.id(over), to.id(body), to.id(node.item)]);
  },
  merge: (node, to) => {
    const parts = all(node.parts, to);
    return keyed({ ...node, parts }, ["merge", idsOf(parts, to)]);
  },
  text: (node, to) => {
    const parts = mixed(node.parts, to);
    return keyed({ ...node, parts }, ["text", idsOf(parts, to)]);
  },
  raw: (node, to) => {
    const parts = mixed(node.parts, to);
    return keyed({ ...node, parts }, ["raw", idsOf(parts, to), to.id(node.schema), node.place]);
  },
  lines: (node, to) => {
    const lines = all(node.lines, to);
    return keyed({ ...node, lines }, ["lines", idsOf(lines, to)]);
  },
  call: (node, to) => {
    const args = all(node.args, to);
    return keyed({ ...node, args }, ["call", node.fn, idsOf(args, to)]);
  },
  let: (node, to) => {
    const [value, body] = [to.node(node.value), to.node(node.body)];
    return keyed({ ...node, value, body }, ["let", to.id(node.variable), to.id(value), to.id(body)]);
  },
  include: (node, to) => {
    const helper = to.helper(node.helper);
    return keyed({ ...node, helper }, ["include", to.id(helper)]);
  },
  keep: (node, to) => {
    const of = to.node(node.of);
    return keyed({ ...node, of }, ["keep", to.id(of)]);
  },
  lookup: (node, to) => {
    const [namespace, name] = [to.node(node.namespace), to.node(node.name)];
    const key = ["lookup", node.apiVersion, node.objectKind, to.id(namespace), to.id(name), node.path];
    return keyed({ ...node, namespace, name }, key);
  },
  resource: (node, to) => {
    const resource = Object.freeze({ ...node.resource, body: to.node(node.resource.body) });
    return keyed({ ...node, resource }, ["resource", to.id(resource)]);
  },
});

function keyed(made: Node, key: unknown): Keyed {
  return { key: JSON.stringify(key), made: Object.freeze(made) };
}

function all(nodes: readonly Node[], to: Interner): readonly Node[] {
  return Object.freeze(nodes.map(to.node));
}

function mixed(parts: readonly (string | Node)[], to: Interner): readonly (string | Node)[] {
  return Object.freeze(parts.map((part) => (typeof part === "string" ? part : to.node(part))));
}

function idsOf(parts: readonly (string | Node)[], to: Parts): readonly (string | number)[] {
  return parts.map((part) => (typeof part === "string" ? part : to.id(part)));
}
