import { isMapping, type Json } from "@chartwright/model";
import type { SchemaChange } from "../schema/compare-schemas.ts";
import { propertiesOf } from "../schema/compare-schemas.ts";
import { printPath } from "../schema/nest.ts";
import { resolve } from "../schema/schema-node.ts";

/**
 * Where deprecated values went, by the path that they had: our generated schemas say ``Deprecated: Use `a.b`.``, for
 * `renamedFrom` as well as for `deprecated`.
 */
export function renamesIn(
  changes: readonly SchemaChange[],
  schema: Json | undefined,
): ReadonlyMap<string, string> {
  if (schema === undefined) return new Map();
  const found = changes.flatMap(({ path, kind }) => {
    const target = kind === "deprecated" ? targetAt(schema, path) : undefined;
    return target === undefined ? [] : [[printPath(path), target] as const];
  });
  return new Map(found);
}

function targetAt(schema: Json, path: readonly string[]): string | undefined {
  const part = path.reduce<Json | undefined>((at, key) => {
    if (at === undefined) return undefined;
    return propertiesOf(resolve(at, schema).schema)[key];
  }, schema);
  const { description } = isMapping(part) ? part : {};
  return typeof description === "string" ? /^Deprecated: Use `([^`]+)`/.exec(description)?.[1] : undefined;
}
