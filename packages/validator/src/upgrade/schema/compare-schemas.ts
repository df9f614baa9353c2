import { goPattern } from "@chartwright/engine";
import { isMapping, type Json } from "@chartwright/model";
import { compareKeywords } from "./compare-keywords.ts";
import { isSame, nothing, resolve, type SchemaObject, type SchemaPart } from "./schema-node.ts";

/** How one place of a schema differs from what it was. */
export interface SchemaChange {
  /** Keys that lead to it; `*` for any key of a mapping, `[]` for the items of a list. */
  readonly path: readonly string[];
  readonly kind: "added" | "deprecated" | "narrowed" | "removed" | "widened";
  /** Such as `at most 10, before 20`. */
  readonly what: string;
}

/** Deeper than this no schema of a chart's own goes; those of Kubernetes refer to themselves. */
const deepest = 24;

/** What a schema takes less or more of than the one before it, by their structure alone. */
export function compareSchemas(old: Json, made: Json): readonly SchemaChange[] {
  const changes: SchemaChange[] = [];
  comparePart(resolve(old, old), resolve(made, made), [], new Set(), changes);
  return changes;
}

function comparePart(
  old: SchemaPart,
  made: SchemaPart,
  path: readonly string[],
  within: ReadonlySet<string>,
  changes: SchemaChange[],
): void {
  if (isSame(old, made) || path.length > deepest) return;
  // A definition that refers to itself was compared where it was met first.
  const pair = JSON.stringify([old.schema, made.schema]);
  if (within.has(pair)) return;
  const inner = new Set([...within, pair]);
  changes.push(...compareKeywords(old.schema, made.schema).map((each) => ({ ...each, path })));
  const below = (a: Json | undefined, b: Json | undefined, key: string) =>
    comparePart(resolve(a, old.root), resolve(b, made.root), [...path, key], inner, changes);
  compareProperties(old, made, path, below, changes);
  if (isMapping(old.schema.additionalProperties) && isMapping(made.schema.additionalProperties))
    below(old.schema.additionalProperties, made.schema.additionalProperties, "*");
  if (isMapping(old.schema.items) && isMapping(made.schema.items))
    below(old.schema.items, made.schema.items, "[]");
}

function compareProperties(
  old: SchemaPart,
  made: SchemaPart,
  path: readonly string[],
  below: (a: Json | undefined, b: Json | undefined, key: string) => void,
  changes: SchemaChange[],
): void {
  const [before, after] = [propertiesOf(old.schema), propertiesOf(made.schema)];
  for (const [name, schema] of Object.entries(before)) {
    const isFree = after[name] === undefined && otherwise(made.schema, name) !== nothing;
    if (after[name] !== undefined) below(schema, after[name], name);
    else if (!isFree || made.schema.additionalProperties === undefined)
      changes.push({ path: [...path, name], kind: "removed", what: "is no longer known" });
    else below(schema, otherwise(made.schema, name), name);
  }
  for (const [name, schema] of Object.entries(after)) {
    if (before[name] !== undefined) continue;
    const open = otherwise(old.schema, name);
    if (isMapping(old.schema.additionalProperties) && open !== nothing) below(open, schema, name);
    changes.push({ path: [...path, name], kind: "added", what: "is new" });
  }
}

/** The properties that a schema names. */
export function propertiesOf({ properties }: SchemaObject): Readonly<Record<string, Json>> {
  return isMapping(properties) ? properties : {};
}

/** The schema of a key that a schema does not name. */
function otherwise(schema: SchemaObject, name: string): Json {
  const patterns = isMapping(schema.patternProperties) ? schema.patternProperties : {};
  const matching = Object.entries(patterns).find(([pattern]) => matches(pattern, name));
  if (matching !== undefined) return matching[1];
  const { additionalProperties } = schema;
  return additionalProperties === false ? nothing : (additionalProperties ?? {});
}

function matches(pattern: string, name: string): boolean {
  try {
    return goPattern(pattern).test(name);
  } catch {
    return false;
  }
}
