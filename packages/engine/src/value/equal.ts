import { Int } from "./int.ts";
import { typeOf } from "./kind.ts";
import { GoObject, nilBytes, TypedDict, TypedList, type Value } from "./value.ts";

/** Go's `reflect.DeepEqual`. */
export function deepEqual(a: Value, b: Value): boolean {
  const x = a ?? null;
  const y = b ?? null;
  if (x === y) return true;
  if (x === null || y === null || typeof x !== "object" || typeof y !== "object") return false;
  if (typeOf(x) !== typeOf(y) || isNil(x) !== isNil(y)) return false;
  if (x instanceof Int && y instanceof Int) return x.value === y.value;
  if (x instanceof Map && y instanceof Map) {
    if (x.size !== y.size) return false;
    for (const [key, value] of x) if (!y.has(key) || !deepEqual(value, y.get(key))) return false;
    return true;
  }
  if (x instanceof GoObject || y instanceof GoObject) {
    if (!(x instanceof GoObject && y instanceof GoObject)) return false;
    const fields = y.printed();
    return x.printed().every(([, value], at) => deepEqual(value, fields[at]?.[1]));
  }
  const left = x as ArrayLike<Value>;
  const right = y as ArrayLike<Value>;
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at++) if (!deepEqual(left[at], right[at])) return false;
  return true;
}

/** Whether a value is a nil slice or a nil map. */
export function isNil(value: Value): boolean {
  return value === nilBytes || ((value instanceof TypedList || value instanceof TypedDict) && value.isNil);
}
