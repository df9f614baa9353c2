import { isMapping, type Json } from "../../packages/model/src/index.ts";

/** The keys and indexes that lead to a place in an object. */
export type Path = readonly (string | number)[];

/** Every place below the object itself, outer ones first. */
export function pathsOf(data: Json, at: Path = []): readonly Path[] {
  const inner: readonly (readonly [string | number, Json])[] = Array.isArray(data)
    ? data.map((item, index) => [index, item] as const)
    : isMapping(data)
      ? Object.entries(data)
      : [];
  return inner.flatMap(([key, value]) => [[...at, key], ...pathsOf(value, [...at, key])]);
}

export function valueAt(data: Json, path: Path): Json {
  return path.reduce((value, key) => (value as Record<string | number, Json>)[key] as Json, data);
}

/** The data with what `edit` makes of the mapping or list at a path. */
export function edited(data: Json, path: Path, edit: (parent: Json) => Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return edit(data);
  const inner = edited(valueAt(data, [key]), rest, edit);
  return Array.isArray(data)
    ? data.with(Number(key), inner)
    : { ...(data as Record<string, Json>), [key]: inner };
}

/** A mapping with a key replaced where it stands. */
export function renamed(mapping: Readonly<Record<string, Json>>, from: string, to: string): Json {
  return Object.fromEntries(Object.entries(mapping).map(([key, value]) => [key === from ? to : key, value]));
}

/** `spec.ports[0]`; a key that is no plain word stands in quotes. */
export function printPath(path: Path): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : /^[\w-]+$/.test(key) ? `.${key}` : `["${key}"]`))
    .join("")
    .replace(/^\./, "");
}
