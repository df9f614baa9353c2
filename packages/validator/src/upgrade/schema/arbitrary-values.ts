import { isMapping, type Json } from "@chartwright/model";
import fc, { type Arbitrary } from "fast-check";
import { propertiesOf } from "./compare-schemas.ts";
import { resolve, type SchemaObject, type SchemaPart, typesOf } from "./schema-node.ts";

/** Deeper than this only what is required is made: schemas of Kubernetes have no end. */
const deepest = 3;

/**
 * Values as a schema describes them. What a schema says beyond types, bounds, choices and patterns is left to whoever
 * checks them: not all that is made fits.
 */
export function arbitraryValues({ schema, root }: SchemaPart, depth = 0): Arbitrary<Json> {
  const known = [schema.default, ...listOf(schema.examples)].filter((each) => each !== undefined);
  const made = [...choices(schema, root, depth), ...known.map((each) => fc.constant(each))];
  return made.length === 1 ? (made[0] as Arbitrary<Json>) : fc.oneof(...made);
}

function choices(schema: SchemaObject, root: Json, depth: number): Arbitrary<Json>[] {
  if (schema.const !== undefined) return [fc.constant(schema.const)];
  if (Array.isArray(schema.enum))
    return [fc.constantFrom(...(schema.enum.length > 0 ? schema.enum : [null]))];
  const among = [...listOf(schema.anyOf), ...listOf(schema.oneOf)];
  if (among.length > 0) {
    const { anyOf: _, oneOf: __, ...rest } = schema;
    return among.map((each) => arbitraryValues(merged({ schema: rest, root }, each), depth));
  }
  const [first, ...others] = listOf(schema.allOf);
  if (first !== undefined) {
    const { allOf: _, ...rest } = schema;
    const whole = others.reduce<SchemaPart>(merged, merged({ schema: rest, root }, first));
    return [arbitraryValues(whole, depth)];
  }
  return typesOf(schema).map((type) => ofType(type, schema, root, depth));
}

/** A schema and one that must hold beside it, as far as their keywords do not meet. */
function merged({ schema, root }: SchemaPart, beside: Json): SchemaPart {
  const other = resolve(beside, root).schema;
  const properties = { ...propertiesOf(schema), ...propertiesOf(other) };
  const required = [...listOf(schema.required), ...listOf(other.required)];
  return { schema: { ...schema, ...other, properties, required }, root };
}

function ofType(type: string, schema: SchemaObject, root: Json, depth: number): Arbitrary<Json> {
  switch (type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.integer(bounds(schema, 1));
    case "number":
      return fc.oneof(fc.integer(bounds(schema, 1)), fc.double({ ...bounds(schema, 0), noNaN: true }));
    case "string":
      return texts(schema);
    case "array":
      return lists(schema, root, depth);
    default:
      return mappings(schema, root, depth);
  }
}

/** @param step how far behind an exclusive bound the next value lies */
function bounds(schema: SchemaObject, step: number): { min: number; max: number } {
  const number = (value: Json | undefined) => (typeof value === "number" ? value : undefined);
  const above = number(schema.exclusiveMinimum);
  const below = number(schema.exclusiveMaximum);
  const min = number(schema.minimum) ?? (above === undefined ? undefined : above + step) ?? -1000;
  const max =
    number(schema.maximum) ?? (below === undefined ? undefined : below - step) ?? Math.max(min, 1000);
  const [from, to] = step === 1 ? [Math.ceil(min), Math.floor(max)] : [min, max];
  return { min: Math.min(from, to), max: to };
}

function texts(schema: SchemaObject): Arbitrary<string> {
  const minLength = countOf(schema.minLength) ?? 0;
  const maxLength = countOf(schema.maxLength) ?? Math.max(minLength, 12);
  const plain = fc.string({ minLength: Math.min(minLength, maxLength), maxLength });
  if (typeof schema.pattern !== "string") return plain;
  try {
    // Alone, a string that is longer than the bound may be made: a pattern such as `^a*$` has no end.
    return fc.oneof(fc.stringMatching(new RegExp(schema.pattern), { maxLength }), plain);
  } catch {
    return plain;
  }
}

function lists(schema: SchemaObject, root: Json, depth: number): Arbitrary<Json[]> {
  const minLength = Math.min(countOf(schema.minItems) ?? 0, 10);
  const maxLength = depth >= deepest ? minLength : Math.min(countOf(schema.maxItems) ?? 3, minLength + 3);
  const items = isMapping(schema.items) ? resolve(schema.items, root) : { schema: {}, root };
  const one = maxLength === 0 ? fc.constant(null) : arbitraryValues(items, depth + 1);
  return fc.array(one, { minLength, maxLength: Math.max(minLength, maxLength) });
}

function mappings(schema: SchemaObject, root: Json, depth: number): Arbitrary<Record<string, Json>> {
  const required = listOf(schema.required).map(String);
  const named = Object.entries(propertiesOf(schema)).filter(
    ([name]) => depth < deepest || required.includes(name),
  );
  const own = Object.fromEntries(
    named.map(([name, property]) => [name, arbitraryValues(resolve(property, root), depth + 1)]),
  );
  const requiredKeys = required.filter((name) => Object.hasOwn(own, name));
  const known = fc.record(own, { requiredKeys }) as Arbitrary<Record<string, Json>>;
  const { additionalProperties: others } = schema;
  if (!isMapping(others) || depth >= deepest) return known;
  const free = fc.dictionary(
    fc.constantFrom("a", "b-c", "example.com/d"),
    arbitraryValues(resolve(others, root), depth + 1),
    { maxKeys: 2 },
  );
  return fc.tuple(free, known).map(([more, less]) => ({ ...more, ...less }));
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function countOf(value: Json | undefined): number | undefined {
  return typeof value === "number" && value >= 0 ? Math.min(value, 5000) : undefined;
}
