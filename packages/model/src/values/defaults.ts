import type { SchemaNode } from "./schema-node.ts";

/** JSON data as YAML gives it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const known = new WeakMap<SchemaNode, Json>();

/** The default of a schema: what `values.yaml` holds. `undefined` where there is none. */
export function defaultOf(schema: SchemaNode): Json | undefined {
  if (schema.default !== undefined) return schema.default as Json;
  if (schema.kind === "subchart") return coalesce(defaultOf(schema.of), schema.overrides as Json);
  if (schema.kind !== "object") return undefined;
  const made = known.get(schema);
  if (made !== undefined) return made;
  const entries = Object.entries(schema.properties).map(
    ([name, property]) => [name, defaultOf(property)] as const,
  );
  const defaults = Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Json;
  known.set(schema, defaults);
  return defaults;
}

/** A user's values laid over the defaults as Helm does it: mappings are joined, all else is replaced, null deletes. */
export function coalesce(defaults: Json | undefined, over: Json | undefined): Json | undefined {
  if (over === undefined) return defaults;
  if (!isMapping(defaults) || !isMapping(over)) return over;
  // A map, not an object: a user's key may be called `__proto__`.
  const joined = new Map(Object.entries(defaults));
  for (const [key, value] of Object.entries(over)) {
    if (value === null && joined.has(key)) joined.delete(key);
    else joined.set(key, coalesce(joined.get(key), value) as Json);
  }
  return Object.fromEntries(joined);
}

export function isMapping(value: unknown): value is Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
