import { isMapping, type Json } from "@chartwright/model";

/** How one default differs from what it was. */
export interface DefaultChange {
  readonly path: readonly string[];
  readonly kind: "added" | "changed" | "removed";
  readonly old: Json | undefined;
  readonly made: Json | undefined;
}

/** What the defaults of a chart say otherwise than before. A mapping that is new or gone is one change. */
export function compareDefaults(
  old: Json,
  made: Json,
  path: readonly string[] = [],
): readonly DefaultChange[] {
  if (!isMapping(old) || !isMapping(made)) {
    return JSON.stringify(old) === JSON.stringify(made) ? [] : [{ path, kind: "changed", old, made }];
  }
  return Object.keys({ ...old, ...made }).flatMap((key): readonly DefaultChange[] => {
    const at = [...path, key];
    if (!Object.hasOwn(made, key)) return [{ path: at, kind: "removed", old: old[key], made: undefined }];
    if (!Object.hasOwn(old, key)) return [{ path: at, kind: "added", old: undefined, made: made[key] }];
    return compareDefaults(old[key] as Json, made[key] as Json, at);
  });
}

/** The schema that defaults amount to where a chart has none: what is known to be taken is each default itself. */
export function schemaOfDefaults(defaults: Json): Json {
  if (!isMapping(defaults) || Object.keys(defaults).length === 0) return { enum: [defaults] };
  const properties = Object.entries(defaults).map(([key, value]) => [key, schemaOfDefaults(value)]);
  return { type: "object", properties: Object.fromEntries(properties) };
}

/** The paths of all defaults that are no mappings with something in them. */
export function leavesOf(defaults: Json, path: readonly string[] = []): readonly (readonly string[])[] {
  if (!isMapping(defaults) || Object.keys(defaults).length === 0) return path.length === 0 ? [] : [path];
  return Object.entries(defaults).flatMap(([key, value]) => leavesOf(value, [...path, key]));
}

/** A value as it stands in a sentence. */
export function shown(value: Json | undefined): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
