/** A JSON Schema, or the schema of OpenAPI 2 or 3 that one is made from. Its keywords keep their own types. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly $ref?: string;
}

export type Definitions = Readonly<Record<string, JsonSchema>>;

const nested = ["items", "not", "additionalProperties"];
const nestedLists = ["allOf", "anyOf", "oneOf"];

/**
 * The schema with each schema in it replaced, the innermost first. What only looks like a schema, such as a
 * default or a property that is called "items", is left alone.
 */
export function mapSchema(schema: JsonSchema, replace: (schema: JsonSchema) => JsonSchema): JsonSchema {
  const inner = (value: unknown) => (isObject(value) ? mapSchema(value as JsonSchema, replace) : value);
  const entries = Object.entries(schema).map(([keyword, value]): [string, unknown] => {
    if (nested.includes(keyword)) return [keyword, inner(value)];
    if (nestedLists.includes(keyword) && Array.isArray(value)) return [keyword, value.map(inner)];
    if (keyword === "properties" && isObject(value)) return [keyword, mapValues(value, inner)];
    return [keyword, value];
  });
  return replace(Object.fromEntries(entries));
}

export function mapValues<A, B>(record: Readonly<Record<string, A>>, change: (value: A, key: string) => B) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}

/** The value with the keys of all its objects in alphabetical order. */
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sortKeys(value[key])]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
