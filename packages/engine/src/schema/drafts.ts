import { isArray, isObject, type Json } from "./json.ts";
import { appended } from "./pointer.ts";

export type DraftVersion = 4 | 6 | 7 | 2019 | 2020;

const versions: Readonly<Record<string, DraftVersion>> = {
  "json-schema.org/schema": 2020,
  "json-schema.org/draft/2020-12/schema": 2020,
  "json-schema.org/draft/2019-09/schema": 2019,
  "json-schema.org/draft-07/schema": 7,
  "json-schema.org/draft-06/schema": 6,
  "json-schema.org/draft-04/schema": 4,
};

/** The draft that `$schema` names; `undefined` for one of somebody's own. */
export function draftOf(url: string): DraftVersion | undefined {
  return versions[url.replace(/#$/, "").replace(/^https?:\/\//, "")];
}

/** The address of a draft's own schema. */
export function metaschemaUrl(draft: DraftVersion): string {
  if (draft === 2020) return "https://json-schema.org/draft/2020-12/schema";
  if (draft === 2019) return "https://json-schema.org/draft/2019-09/schema";
  return `http://json-schema.org/draft-0${draft}/schema`;
}

export function idKeyword(draft: DraftVersion): "id" | "$id" {
  return draft === 4 ? "id" : "$id";
}

const since4 = ["not", "additionalProperties", "items", "additionalItems"];
const single: Readonly<Record<DraftVersion, readonly string[]>> = {
  4: since4,
  6: [...since4, "propertyNames", "contains"],
  7: [...since4, "propertyNames", "contains", "if", "then", "else"],
  2019: allSingle(),
  2020: allSingle(),
};

function allSingle(): readonly string[] {
  const since2019 = ["unevaluatedProperties", "unevaluatedItems", "contentSchema"];
  return [...since4, "propertyNames", "contains", "if", "then", "else", ...since2019];
}

/** The schemas right inside of a schema, by their pointers. */
export function* subschemas(schema: Json, at: string, draft: DraftVersion): Generator<[string, Json]> {
  if (!isObject(schema)) return;
  const maps = ["definitions", "properties", "patternProperties", "dependencies"];
  if (draft >= 2019) maps.push("$defs", "dependentSchemas");
  const lists = ["allOf", "anyOf", "oneOf", "items"];
  if (draft >= 2020) lists.push("prefixItems");
  for (const [keyword, value] of schema) {
    if (single[draft].includes(keyword)) yield [appended(at, keyword), value];
    if (maps.includes(keyword) && isObject(value))
      for (const [name, inner] of value) yield [appended(at, keyword, name), inner];
    if (lists.includes(keyword) && isArray(value))
      for (const [index, inner] of value.entries()) yield [appended(at, keyword, String(index)), inner];
  }
}
