import { children } from "../expr/children.ts";
import { byKind, forKinds, type Walk } from "../expr/handlers.ts";
import type { Node, VariableNode } from "../expr/node.ts";

/** Something that an expression reads from without: a place in the values, or one of Helm's objects. */
export type Read =
  | { readonly kind: "value"; readonly path: readonly string[] }
  | { readonly kind: "builtin"; readonly name: string };

/** What the variables that are bound here stand for. */
export type Loops = ReadonlyMap<VariableNode, readonly Read[]>;

/** What a node reads, each once, in the order in which it does. */
export function placesRead(node: Node, loops: Loops): readonly Read[] {
  const all = new Map<string, Read>();
  for (const read of collect(node, loops)) {
    all.set(read.kind === "value" ? read.path.join("\0") : `.${read.name}`, read);
  }
  return [...all.values()];
}

const collect: Walk<readonly Read[], Loops> = byKind({
  value: ({ path }) => [{ kind: "value", path }],
  builtin: ({ object, name }) => [{ kind: "builtin", name: `${object}.${name}` }],
  variable: (node, loops) => loops.get(node) ?? (node.value === undefined ? [] : collect(node.value, loops)),
  field: ({ of, name }, loops) =>
    collect(of, loops).map((read) =>
      read.kind === "value" ? { ...read, path: [...read.path, name] } : read,
    ),
  include: ({ helper }, loops) => collect(helper.body, loops),
  call: (node, loops) => {
    if (node.fn === "apiAvailable") return [{ kind: "builtin", name: "Capabilities.APIVersions" }];
    if (node.fn === "kubeVersionMatches") return [{ kind: "builtin", name: "Capabilities.KubeVersion" }];
    return collectBelow(node, loops);
  },
  lookup: (node, loops) => [
    { kind: "builtin", name: `lookup ${node.objectKind}` },
    ...collectBelow(node, loops),
  ],
  ...forKinds(["literal", "file"], () => []),
  ...forKinds(["object", "list", "spread", "if", "each", "mapValues", "merge"], collectBelow),
  ...forKinds(["text", "lines", "raw", "let", "keep", "resource"], collectBelow),
});

function collectBelow(node: Node, loops: Loops): readonly Read[] {
  return children(node).flatMap((child) => collect(child, loops));
}
