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
  const given = Object.entries(over);
  if (given.length === 0) return defaults;
  const joined = { ...defaults };
  for (const [key, value] of given) {
    const below = Object.hasOwn(joined, key) ? joined[key] : undefined;
    if (value === null && below !== undefined) delete joined[key];
    else set(joined, key, coalesce(below, value) as Json);
  }
  return joined;
}

/** Sets a key of its own, also where a user calls it `__proto__`. */
function set(mapping: Record<string, Json>, key: string, value: Json): void {
  if (key === "__proto__") {
    Object.defineProperty(mapping, key, { value, enumerable: true, configurable: true, writable: true });
  } else mapping[key] = value;
}

/** An entry of a mapping; what every object inherits, such as `constructor`, is none. */
export function entryOf(value: unknown, key: string): Json | undefined {
  return isMapping(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

export function isMapping(value: unknown): value is Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
