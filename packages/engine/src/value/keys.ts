import { compareText } from "./text.ts";
import type { Value } from "./value.ts";

const surrogate = /[\ud800-\udfff]/;

/** A map's keys in Go's order. */
export function sortedKeys(dict: ReadonlyMap<string, Value>): string[] {
  const keys = Array.from(dict.keys());
  let sorted = true;
  for (let at = 1; at < keys.length && sorted; at++)
    sorted = (keys[at - 1] as string) <= (keys[at] as string);
  if (sorted) return keys;
  return keys.some((key) => surrogate.test(key)) ? keys.sort(compareText) : keys.sort();
}
