import { checkPattern, matchesPattern } from "../functions/regex.ts";
import { FunctionError } from "../template/errors.ts";
import { exactly, isInteger } from "./exact.ts";
import { formatNamed } from "./formats.ts";
import {
  isArray,
  isObject,
  type Json,
  JsonNumber,
  type JsonObject,
  jsonType,
  numberLiteral,
  SchemaError,
} from "./json.ts";
import { appended } from "./pointer.ts";
import type { ExactNumber, Pattern, Schema } from "./schema.ts";

/** A schema's object, and how its inner schemas and its references are found. */
export interface Keywords {
  readonly object: JsonObject;
  readonly pointer: string;
  readonly location: string;
  at(pointer: string): Schema;
  refer(reference: string): Schema;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Fills a schema from its keywords. Keywords of another type than theirs are passed over. */
export function compileKeywords(schema: Mutable<Schema>, keywords: Keywords, checksFormats: boolean): void {
  const { object, refer } = keywords;
  const { version } = schema;
  set(schema, "ref", text(object, "$ref", refer));
  if (version < 2019 && schema.ref !== undefined) return;
  compileApplicators(schema, keywords);
  compileLimits(schema, keywords);
  const format = checksFormats ? text(object, "format", formatNamed) : undefined;
  set(schema, "format", format);
  if (version >= 2019) compileSince2019(schema, keywords);
}

function compileApplicators(schema: Mutable<Schema>, keywords: Keywords): void {
  const { object, pointer, at } = keywords;
  const { version } = schema;
  const one = (keyword: string): Schema | undefined =>
    object.has(keyword) ? at(appended(pointer, keyword)) : undefined;
  for (const keyword of ["allOf", "anyOf", "oneOf"] as const) set(schema, keyword, list(keywords, keyword));
  set(schema, "not", one("not"));
  set(schema, "properties", map(keywords, "properties"));
  const patterns = map(keywords, "patternProperties");
  if (patterns !== undefined)
    schema.patternProperties = Array.from(patterns, ([source, inner]) => [
      patternOf(source, `${keywords.location}/patternProperties`),
      inner,
    ]);
  set(schema, "additionalProperties", booleanOr(object, "additionalProperties", one));
  const dependencies = object.get("dependencies");
  if (isObject(dependencies))
    schema.dependencies = new Map(
      Array.from(dependencies, ([name, value]) => [
        name,
        isArray(value) ? texts(value) : at(appended(pointer, "dependencies", name)),
      ]),
    );
  compileItems(schema, keywords, one);
  if (version >= 6) {
    set(schema, "contains", one("contains"));
    set(schema, "propertyNames", one("propertyNames"));
    if (object.has("const")) schema.constant = { value: object.get("const") as Json };
  }
  if (version >= 7 && object.has("if")) {
    set(schema, "if", one("if"));
    set(schema, "then", one("then"));
    set(schema, "else", one("else"));
  }
}

function compileItems(
  schema: Mutable<Schema>,
  keywords: Keywords,
  one: (keyword: string) => Schema | undefined,
): void {
  const { object } = keywords;
  if (schema.version >= 2020) {
    set(schema, "prefixItems", list(keywords, "prefixItems"));
    set(schema, "items", one("items"));
  } else if (isArray(object.get("items"))) {
    set(schema, "prefixItems", list(keywords, "items"));
    set(schema, "additionalItems", booleanOr(object, "additionalItems", one));
  } else set(schema, "items", one("items"));
}

function compileLimits(schema: Mutable<Schema>, { object, location }: Keywords): void {
  const types = object.get("type");
  if (typeof types === "string") schema.types = [types];
  else if (isArray(types)) schema.types = ordered(texts(types));
  const enumeration = object.get("enum");
  if (isArray(enumeration)) schema.enumeration = enumeration;
  set(schema, "multipleOf", number(object, "multipleOf"));
  for (const [limit, exclusive] of [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
  ] as const) {
    if (object.get(exclusive) === true) set(schema, exclusive, number(object, limit));
    else {
      set(schema, limit, number(object, limit));
      set(schema, exclusive, number(object, exclusive));
    }
  }
  for (const keyword of sizes) set(schema, keyword, count(object, keyword));
  if (object.get("uniqueItems") === true) schema.uniqueItems = true;
  const required = object.get("required");
  if (isArray(required)) schema.required = texts(required);
  const pattern = object.get("pattern");
  if (typeof pattern === "string") schema.pattern = patternOf(pattern, `${location}/pattern`);
}

const sizes = ["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"] as const;

function compileSince2019(schema: Mutable<Schema>, keywords: Keywords): void {
  const { object, pointer, at, refer } = keywords;
  const one = (keyword: string): Schema | undefined =>
    object.has(keyword) ? at(appended(pointer, keyword)) : undefined;
  set(schema, "recursiveRef", text(object, "$recursiveRef", refer));
  if (object.get("$recursiveAnchor") === true) schema.recursiveAnchor = true;
  set(schema, "minContains", count(object, "minContains"));
  set(schema, "maxContains", count(object, "maxContains"));
  const required = object.get("dependentRequired");
  if (isObject(required))
    schema.dependentRequired = new Map(
      Array.from(required).flatMap(([name, value]) =>
        isArray(value) ? [[name, texts(value)] as const] : [],
      ),
    );
  set(schema, "dependentSchemas", map(keywords, "dependentSchemas"));
  set(schema, "unevaluatedItems", one("unevaluatedItems"));
  set(schema, "unevaluatedProperties", one("unevaluatedProperties"));
  if (schema.version < 2020) return;
  const dynamicRef = object.get("$dynamicRef");
  if (typeof dynamicRef === "string") {
    const fragment = dynamicRef.split("#")[1] ?? "";
    schema.dynamicRef = { schema: refer(dynamicRef), anchor: fragment.startsWith("/") ? "" : fragment };
  }
  const anchor = object.get("$dynamicAnchor");
  if (typeof anchor === "string") schema.dynamicAnchor = anchor;
}

function set<K extends keyof Schema>(schema: Mutable<Schema>, key: K, value: Schema[K] | undefined): void {
  if (value !== undefined) schema[key] = value;
}

function text<T>(object: JsonObject, keyword: string, make: (value: string) => T): T | undefined {
  const value = object.get(keyword);
  return typeof value === "string" ? make(value) : undefined;
}

function texts(values: readonly Json[]): string[] {
  return values.filter((value) => typeof value === "string");
}

function list({ object, pointer, at }: Keywords, keyword: string): Schema[] | undefined {
  const value = object.get(keyword);
  if (!isArray(value)) return undefined;
  return value.map((_, index) => at(appended(pointer, keyword, String(index))));
}

function map({ object, pointer, at }: Keywords, keyword: string): Map<string, Schema> | undefined {
  const value = object.get(keyword);
  if (!isObject(value)) return undefined;
  return new Map(Array.from(value.keys(), (name) => [name, at(appended(pointer, keyword, name))]));
}

function booleanOr(
  object: JsonObject,
  keyword: string,
  one: (keyword: string) => Schema | undefined,
): boolean | Schema | undefined {
  const value = object.get(keyword);
  return typeof value === "boolean" ? value : one(keyword);
}

function number(object: JsonObject, keyword: string): ExactNumber | undefined {
  const value = object.get(keyword);
  if (value === undefined || !(value instanceof JsonNumber || jsonType(value) === "number")) return undefined;
  const literal = numberLiteral(value);
  return { literal, value: exactly(literal) };
}

function count(object: JsonObject, keyword: string): number | undefined {
  const found = number(object, keyword);
  return found !== undefined && isInteger(found.value) ? Number(found.literal) : undefined;
}

/** The types in the order in which messages name them. */
function ordered(types: readonly string[]): readonly string[] {
  const order = ["null", "boolean", "number", "integer", "string", "array", "object"];
  return order.filter((type) => types.includes(type));
}

function patternOf(source: string, place: string): Pattern {
  try {
    checkPattern(source);
    return { source, matches: (value) => matchesPattern(source, value) };
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error;
    throw new SchemaError(`invalid regex ${JSON.stringify(source)} at "${place}": ${error.message}`);
  }
}
