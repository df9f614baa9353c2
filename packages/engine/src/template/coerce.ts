import { Int } from "../value/int.ts";
import { typeOf } from "../value/kind.ts";
import { GoObject, isDict, isList, nilDict, nilList, TypedDict, type Value } from "../value/value.ts";
import type { ParamType } from "./function-type.ts";

/** Thrown with a message that the caller completes with a place. */
export class Mismatch extends Error {}

/** A value as an argument of a type, by Go's rules of assignability. */
export function coerce(value: Value, type: ParamType): Value {
  switch (type) {
    case "reflect.Value":
      return value;
    case "interface {}":
      if (value === undefined) return null;
      return value instanceof GoObject ? value.boxed() : value;
    case "string":
      if (typeof value === "string") return value;
      break;
    case "bool":
      if (typeof value === "boolean") return value;
      break;
    case "float64":
      if (typeof value === "number") return value;
      break;
    case "int":
      if (value instanceof Int && value.type === "int") return value;
      break;
    case "map[string]interface {}":
      if (isDict(value) && (!(value instanceof TypedDict) || isAnyMap(value.goType))) return value;
      if (value === undefined) return nilDict();
      break;
    case "[]string":
      if (isList(value) && typeOf(value) === "[]string") return value;
      if (value === undefined) return nilList();
      break;
    case "time.Duration":
      if (value instanceof Int && value.type === type) return value;
      break;
    case "time.Time":
    case "*semver.Version":
    case "sprig.certificate":
      if (value instanceof GoObject && value.goType === type) return value;
      break;
    default: {
      return type satisfies never;
    }
  }
  throw new Mismatch(
    value === undefined
      ? `invalid value; expected ${type}`
      : `wrong type for value; expected ${type}; got ${value === null ? "interface {}" : typeOf(value)}`,
  );
}

function isAnyMap(type: string): boolean {
  return type === "map[string]interface {}" || type.endsWith(".Values");
}

/** Whether a nil may be written for a parameter of this type. */
export function takesNil(type: ParamType): boolean {
  return (
    type === "interface {}" ||
    type === "reflect.Value" ||
    type === "map[string]interface {}" ||
    type === "[]string"
  );
}
