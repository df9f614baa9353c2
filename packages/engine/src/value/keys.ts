import { compareText } from "./text.ts";
import type { Value } from "./value.ts";

const surrogate = /[\ud800-\udfff]/;

/** A map's keys in Go's order. */
export function sortedKeys(dict: ReadonlyMap<string, Value>): string[] {
  const keys = Array.from(dict.keys());
  // Go compares bytes: there a character beyond U+FFFF is behind all others.
  if (keys.some((key) => surrogate.test(key))) return keys.sort(compareText);
  let sorted = true;
  for (let at = 1; at < keys.length && sorted; at++)
    sorted = (keys[at - 1] as string) <= (keys[at] as string);
  return sorted ? keys : keys.sort();
}
