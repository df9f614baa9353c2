import type { LookupNode } from "../expr/node.ts";
import { entryOf, isMapping } from "../values/defaults.ts";
import type { Scope } from "./scope.ts";

/** What is in the cluster at the field; the empty text where nothing is. */
export function lookedUp(
  node: LookupNode,
  namespace: unknown,
  name: unknown,
  { cluster }: Pick<Scope, "cluster">,
): unknown {
  const found = cluster.find(
    ({ apiVersion, kind, metadata }) =>
      apiVersion === node.apiVersion &&
      kind === node.objectKind &&
      isMapping(metadata) &&
      metadata.name === name &&
      metadata.namespace === namespace,
  );
  return node.path.reduce<unknown>(entryOf, found) ?? "";
}
