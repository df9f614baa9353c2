import { Int } from "./int.ts";
import type { Value } from "./value.ts";

/** What Go's JSON reader calls a value. */
function jsonKind(value: Value): string {
  if (value instanceof Map) return "object";
  if (Array.isArray(value)) return "array";
  if (value instanceof Int) return "number";
  return typeof value === "boolean" ? "bool" : typeof value;
}

/** The words of Go's JSON reader for a value that is of another type than what it is read into. */
export function cannotUnmarshal(value: Value, into: string): string {
  return `json: cannot unmarshal ${jsonKind(value)} into Go ${into}`;
}

/** The same where the JSON was made of YAML. */
export function cannotUnmarshalYaml(value: Value, into: string): string {
  return `error unmarshaling JSON: while decoding JSON: ${cannotUnmarshal(value, into)}`;
}
