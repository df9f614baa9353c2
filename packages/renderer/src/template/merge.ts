import type { MergeNode, Node } from "@chartwright/model";
import { bug } from "./expression.ts";

/**
 * The parts of a merge, such that no key is written twice: of a mapping that the user gives,
 * what earlier parts have is left out, unless the schema refuses it there already.
 */
export function mergeParts(node: MergeNode): readonly Node[] {
  const taken = new Set<string>();
  let open = false;
  return node.parts.map((part) => {
    const keys = staticKeys(part);
    if (keys === undefined) {
      if (open) return bug("two mappings of the user's in one `merge`");
      open = true;
      const clashing = [...taken].filter((key) => !isRefused(part, key));
      return clashing.length === 0 ? part : omitting(part, clashing);
    }
    if (open) return bug("a mapping of the user's before the chart's own in a `merge`");
    for (const key of keys) {
      if (taken.has(key)) return bug(`the key ${key} twice in one \`merge\``);
      taken.add(key);
    }
    return part;
  });
}

function omitting(part: Node, keys: readonly string[]): Node {
  const names = keys.map((value): Node => ({ kind: "literal", value }));
  return { kind: "call", fn: "omit", args: [part, ...names] };
}

function isRefused(part: Node, key: string): boolean {
  if (part.kind !== "value" && part.kind !== "field" && part.kind !== "variable") return false;
  return part.schema.kind === "map" && part.schema.keyExcept?.includes(key) === true;
}

/** The keys that a mapping can have; undefined where its user decides. */
function staticKeys(node: Node): readonly string[] | undefined {
  switch (node.kind) {
    case "object":
      return node.entries.map((entry) => entry.key);
    case "include":
      return staticKeys(node.helper.body);
    case "merge": {
      const all = node.parts.map(staticKeys);
      return all.some((keys) => keys === undefined) ? undefined : all.flatMap((keys) => keys ?? []);
    }
    case "if": {
      const then = staticKeys(node.then);
      const otherwise = node.otherwise === undefined ? [] : staticKeys(node.otherwise);
      return then === undefined || otherwise === undefined
        ? undefined
        : [...new Set([...then, ...otherwise])];
    }
    default:
      return undefined;
  }
}
