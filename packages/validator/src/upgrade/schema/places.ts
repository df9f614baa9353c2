import { isMapping, type Json } from "@chartwright/model";
import { propertiesOf } from "./compare-schemas.ts";
import { isSame, resolve, type SchemaPart } from "./schema-node.ts";

/** A place in values, with what the schema says of it and of all around it. */
export interface ValuesPlace {
  /** Keys that lead to it; `*` for any key of a mapping, `[]` for the items of a list. */
  readonly path: readonly string[];
  readonly part: SchemaPart;
}

const deepest = 12;
/** So many places are looked at; a schema that has more is one of Kubernetes in full. */
const most = 3000;

/**
 * The places of a schema, the deepest first. One at which the other schema has the same text is left out, and what is
 * below it: both take the same there.
 */
export function placesOf(old: Json, made: Json): readonly ValuesPlace[] {
  const found: ValuesPlace[] = [];
  visit(resolve(old, old), resolve(made, made), [], found);
  return found.reverse();
}

function visit(old: SchemaPart, made: SchemaPart, path: readonly string[], found: ValuesPlace[]): void {
  if (found.length >= most || path.length > deepest || isSame(old, made)) return;
  found.push({ path, part: old });
  const next = (schema: Json, other: Json | undefined, key: string) =>
    visit(resolve(schema, old.root), resolve(other, made.root), [...path, key], found);
  const others = propertiesOf(made.schema);
  for (const [name, schema] of Object.entries(propertiesOf(old.schema)))
    next(schema, others[name] ?? made.schema.additionalProperties, name);
  const { additionalProperties, items, anyOf, oneOf } = old.schema;
  if (isMapping(additionalProperties)) next(additionalProperties, made.schema.additionalProperties, "*");
  if (isMapping(items)) next(items, made.schema.items, "[]");
  for (const choice of [anyOf, oneOf].flat()) {
    const part = isMapping(choice) ? resolve(choice, old.root) : undefined;
    // What the choice is made of stands at the same path; only what is below it is a place of its own.
    if (part !== undefined && part.schema.properties !== undefined) visit(part, made, path, found);
  }
}
