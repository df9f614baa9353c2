import { compareExactly, exactly } from "./exact.ts";
import { isArray, isObject, type Json, jsonType, numberLiteral } from "./json.ts";

/** Whether two values are the same; `1` and `1.0` are. */
export function sameJson(a: Json, b: Json): boolean {
  const type = jsonType(a);
  if (type !== jsonType(b)) return false;
  if (type === "null") return true;
  if (type === "number") return compareExactly(exactly(numberLiteral(a)), exactly(numberLiteral(b))) === 0n;
  if (isArray(a) && isArray(b)) {
    const other = b;
    return a.length === other.length && a.every((item, at) => sameJson(item, other[at]));
  }
  if (isObject(a) && isObject(b)) {
    const other = b;
    return (
      a.size === other.size &&
      Array.from(a).every(([key, value]) => other.has(key) && sameJson(value, other.get(key)))
    );
  }
  return a === b;
}

/** The first two items that are the same. */
export function duplicate(items: readonly Json[]): readonly [number, number] | undefined {
  for (let later = 1; later < items.length; later++)
    for (let earlier = 0; earlier < later; earlier++)
      if (sameJson(items[later], items[earlier])) return [earlier, later];
  return undefined;
}
