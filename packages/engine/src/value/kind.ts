import { Int } from "./int.ts";
import { GoObject, TypedDict, TypedList, type Value } from "./value.ts";

/** The name of a value's kind, as `reflect` has it. */
export function kindOf(value: Value): string {
  switch (typeof value) {
    case "string":
      return "string";
    case "boolean":
      return "bool";
    case "number":
      return "float64";
    default:
      if (value === null || value === undefined) return "invalid";
      if (value instanceof Int)
        return value.type === "time.Duration" ? "int64" : value.type.startsWith("time.") ? "int" : value.type;
      if (value instanceof Map) return "map";
      if (value instanceof GoObject) return value.goKind;
      return "slice";
  }
}

/** The name of a value's type, as `%T` prints it. */
export function typeOf(value: Value): string {
  switch (typeof value) {
    case "string":
      return "string";
    case "boolean":
      return "bool";
    case "number":
      return "float64";
    default:
      if (value === null || value === undefined) return "<nil>";
      if (value instanceof Int) return value.type;
      if (value instanceof TypedDict || value instanceof TypedList || value instanceof GoObject)
        return value.goType;
      if (value instanceof Map) return "map[string]interface {}";
      if (value instanceof Uint8Array) return "[]uint8";
      return "[]interface {}";
  }
}

/** Go templates' truth: whether a value is not the zero of its type. */
export function isTrue(value: Value): boolean {
  switch (typeof value) {
    case "boolean":
      return value;
    case "string":
      return value !== "";
    case "number":
      return value !== 0;
    default:
      if (value === null || value === undefined) return false;
      if (value instanceof Map) return value.size > 0;
      if (value instanceof Int) return value.value !== 0;
      if (Array.isArray(value) || value instanceof Uint8Array) return value.length > 0;
      return truthOfObject(value);
  }
}

function truthOfObject(value: GoObject): boolean {
  return (
    value.goKind === "struct" || value.goKind === "ptr" || value.goKind === "func" || value.json() !== null
  );
}

/** Sprig's `empty`. */
export function isEmpty(value: Value): boolean {
  return !isTrue(value);
}
