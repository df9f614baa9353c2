import { floatText } from "../format/number.ts";
import { jsonProblem } from "../json/read.ts";
import type { Int } from "../value/int.ts";
import { isDict, isList, type Value } from "../value/value.ts";

/** Why a schema cannot be used. */
export class SchemaError extends Error {}

/** A number of a schema as it is written: messages repeat it to the letter. */
export class JsonNumber {
  readonly literal: string;

  constructor(literal: string) {
    this.literal = literal;
  }
}

/** A schema's JSON, or a chart's value: the rules are the same for both, as schemas are checked by schemas. */
export type Json = Value | JsonNumber | Json[] | JsonObject;
export type JsonObject = Map<string, Json>;

export type JsonType = "null" | "boolean" | "number" | "string" | "array" | "object";

/** Reads a schema; the error's message is Go's. */
export function readSchemaJson(text: string): Json {
  const reviver = (_: string, value: unknown, { source }: { source?: string }): unknown => {
    if (typeof value === "number") return new JsonNumber(source ?? String(value));
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject && !(value instanceof JsonNumber) ? new Map(Object.entries(value)) : value;
  };
  try {
    return JSON.parse(text, reviver as (key: string, value: unknown) => unknown);
  } catch {
    if (text.trim() === "") throw new SchemaError("EOF");
    const problem = jsonProblem(text);
    if (problem === undefined) throw new SchemaError("unexpected EOF");
    throw new SchemaError(problem.endsWith(afterEnd) ? `invalid character ${afterEnd}` : problem);
  }
}

const afterEnd = "after top-level value";

export function isObject(value: Json | undefined): value is JsonObject {
  return isDict(value as Value);
}

export function isArray(value: Json | undefined): value is Json[] {
  return isList(value as Value);
}

export function jsonType(value: Json): JsonType {
  if (value === null || value === undefined) return "null";
  if (typeof value === "boolean" || typeof value === "string") return typeof value as "boolean" | "string";
  if (isObject(value)) return "object";
  if (isArray(value)) return "array";
  return "number";
}

/** A number as Go prints it. */
export function numberLiteral(value: Json): string {
  if (value instanceof JsonNumber) return value.literal;
  return typeof value === "number" ? floatText(value) : String((value as Int).value);
}
