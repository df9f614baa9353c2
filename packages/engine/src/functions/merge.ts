import { isEmpty } from "../value/kind.ts";
import { type Dict, isDict, isList, TypedDict } from "../value/value.ts";

/** A map that can be merged into: the nil map gives way to a new one. */
export function writable(dict: Dict): Dict {
  return dict instanceof TypedDict && dict.isNil ? new Map() : dict;
}

/**
 * Merges a map into another, in place. Without `overwrite` only what is missing or empty is set, so that a `false`
 * gives way to a `true`; with it, what the source says wins, be it empty.
 */
export function merge(target: Dict, source: Dict, overwrite: boolean): void {
  for (const [key, value] of source) {
    const before = target.get(key);
    if (value === null || value === undefined) {
      if (overwrite) target.set(key, null);
      continue;
    }
    if (isDict(value) && isDict(before) && before !== value) {
      merge(before, value, overwrite);
      if (before.size > 0) continue;
    }
    if (isList(value) && !isEmpty(before)) {
      if (overwrite) target.set(key, value);
      continue;
    }
    if (isDict(value) && isDict(before) && !isEmpty(before)) continue;
    if (overwrite || isEmpty(before)) target.set(key, value);
  }
}
