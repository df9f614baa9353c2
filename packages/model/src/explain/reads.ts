import { children } from "../expr/children.ts";
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

function collect(node: Node, loops: Loops): readonly Read[] {
  switch (node.kind) {
    case "value":
      return [{ kind: "value", path: node.path }];
    case "builtin":
      return [{ kind: "builtin", name: `${node.object}.${node.name}` }];
    case "variable":
      return loops.get(node) ?? (node.value === undefined ? [] : collect(node.value, loops));
    case "field":
      return collect(node.of, loops).map((read) =>
        read.kind === "value" ? { ...read, path: [...read.path, node.name] } : read,
      );
    case "include":
      return collect(node.helper.body, loops);
    case "call":
      if (node.fn === "apiAvailable") return [{ kind: "builtin", name: "Capabilities.APIVersions" }];
      if (node.fn === "kubeVersionMatches") return [{ kind: "builtin", name: "Capabilities.KubeVersion" }];
      return children(node).flatMap((child) => collect(child, loops));
    case "lookup":
      return [
        { kind: "builtin", name: `lookup ${node.objectKind}` },
        ...children(node).flatMap((child) => collect(child, loops)),
      ];
    default:
      return children(node).flatMap((child) => collect(child, loops));
  }
}
