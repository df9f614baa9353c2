import type { SchemaNode } from "./schema-node.ts";

/** A value at a fixed place. */
export interface Placed {
  readonly path: readonly string[];
  readonly schema: SchemaNode;
}

/** The values of a chart that are at fixed places: not those below a list, a map or another chart. */
export function placedValues(schema: SchemaNode, path: readonly string[] = []): readonly Placed[] {
  if (schema.kind !== "object") return [];
  return Object.entries(schema.properties).flatMap(([name, property]) => {
    const here = [...path, name];
    return [{ path: here, schema: property }, ...placedValues(property, here)];
  });
}
