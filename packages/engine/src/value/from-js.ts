import { Int } from "./int.ts";
import {
  GoObject,
  MethodDict,
  MethodList,
  TypedDict,
  TypedList,
  typedDict,
  typedList,
  type Value,
} from "./value.ts";

/**
 * A value of plain JavaScript as a template's value. Numbers become float64, as numbers from YAML do.
 *
 * @example
 * fromJs({ replicas: 2, tags: ["a"] }); // Map { "replicas" => 2, "tags" => ["a"] }
 */
export function fromJs(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value !== "object")
    return typeof value === "bigint" ? new Int("int64", value) : (value as Value);
  if (value instanceof Int || value instanceof GoObject || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(fromJs);
  const entries = value instanceof Map ? value.entries() : Object.entries(value);
  const dict = new Map<string, Value>();
  for (const [key, entry] of entries) dict.set(String(key), fromJs(entry));
  return dict;
}

/** A deep copy: maps and slices anew, all else as it is. */
export function deepCopy<T extends Value>(value: T): T {
  return copyOf(value) as T;
}

function copyOf(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  if (value.constructor === Map) {
    const copy = new Map<string, Value>();
    for (const [key, entry] of value as Map<string, Value>) copy.set(key, copyOf(entry));
    return copy;
  }
  if (value.constructor === Array) {
    const copy: Value[] = new Array((value as Value[]).length);
    for (let at = 0; at < copy.length; at++) copy[at] = copyOf((value as Value[])[at]);
    return copy;
  }
  return copyTyped(value);
}

function copyTyped(value: Value): Value {
  if (value instanceof GoObject || value instanceof MethodDict || value instanceof MethodList)
    return value.copied(copyOf);
  if (value instanceof TypedDict) {
    const copy = typedDict(
      value.goType,
      Array.from(value, ([key, entry]) => [key, copyOf(entry)] as const),
    );
    copy.isNil = value.isNil;
    return copy;
  }
  if (value instanceof TypedList) {
    const copy = typedList(value.goType, Array.from(value, copyOf));
    copy.isNil = value.isNil;
    return copy;
  }
  return value;
}
