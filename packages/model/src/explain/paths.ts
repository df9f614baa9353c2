import { isMapping } from "../values/defaults.ts";

/** The same path with indexes where it names items of a list. */
export function named(value: unknown, path: readonly string[]): readonly string[] {
  const [key, ...rest] = path;
  if (key === undefined) return [];
  if (!Array.isArray(value)) return [key, ...named(isMapping(value) ? value[key] : undefined, rest)];
  const index = value.findIndex((each, place) => String(place) === key || nameOf(each, -1) === key);
  return [String(index), ...named(value[index], rest)];
}

/** What is at a path of keys and indexes. */
export function dig(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      Array.isArray(at) ? at[Number(key)] : isMapping(at) && Object.hasOwn(at, key) ? at[key] : undefined,
    value,
  );
}

/** How a path may call an item of a list. */
export function nameOf(value: unknown, index: number): string {
  return isMapping(value) && typeof value.name === "string" ? value.name : String(index);
}
