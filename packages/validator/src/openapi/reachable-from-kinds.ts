import type { Definitions, JsonSchema } from "./json-schema.ts";

export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** Built-in APIs: a server also has definitions of the custom resources that are installed on it. */
const builtIn = /^io\.k8s\.(api|apiextensions-apiserver|kube-aggregator)\./;

/** The one kind that a definition is of. Some, such as that of DeleteOptions, stand in every group. */
export function kindOf(definition: JsonSchema): GroupVersionKind | undefined {
  const kinds = (definition["x-kubernetes-group-version-kind"] ?? []) as readonly GroupVersionKind[];
  return kinds.length === 1 && definition.properties?.kind !== undefined ? kinds[0] : undefined;
}

/** The definitions of all built-in kinds and what these are made of. */
export function reachableFromKinds(definitions: Definitions): Definitions {
  const found = new Map<string, JsonSchema>();
  const visit = (name: string) => {
    const definition = definitions[name];
    if (definition === undefined) throw new Error(`Bug: there is no definition of ${name}.`);
    if (found.has(name)) return;
    found.set(name, definition);
    for (const [, target] of JSON.stringify(definition).matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g)) {
      visit(String(target));
    }
  };
  for (const [name, definition] of Object.entries(definitions)) {
    if (builtIn.test(name) && kindOf(definition) !== undefined) visit(name);
  }
  return Object.fromEntries(found);
}
