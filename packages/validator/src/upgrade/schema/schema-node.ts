import { isMapping, type Json } from "@chartwright/model";

/** A part of a JSON Schema, with the whole that its references lead into. */
export interface SchemaPart {
  readonly schema: SchemaObject;
  readonly root: Json;
}

export type SchemaObject = Readonly<Record<string, Json>>;

/** What refuses every value. */
export const nothing: SchemaObject = Object.freeze({ not: {} });

/** References lead through at most so many others: one that leads to itself says nothing. */
const mostReferences = 20;

/** A schema with its reference followed; what stands beside a reference counts too. */
export function resolve(schema: Json | undefined, root: Json): SchemaPart {
  let found: SchemaObject = objectOf(schema);
  for (let step = 0; step < mostReferences && typeof found.$ref === "string"; step++) {
    const { $ref, ...beside } = found;
    found = { ...objectOf(lookUp(String($ref), root)), ...beside };
  }
  return { schema: found, root };
}

function objectOf(schema: Json | undefined): SchemaObject {
  if (schema === false) return nothing;
  return isMapping(schema) ? schema : {};
}

/** What a reference within the document names; nothing for one that leads out of it. */
function lookUp(reference: string, root: Json): Json | undefined {
  if (!reference.startsWith("#")) return undefined;
  const keys = decodeURIComponent(reference.slice(1)).split("/").slice(1);
  return keys.reduce<Json | undefined>((at, key) => {
    const name = key.replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(at)) return at[Number(name)];
    return isMapping(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  }, root);
}

/** The types that a schema takes; all of JSON's where it names none. */
export function typesOf({ type }: SchemaObject): readonly string[] {
  if (typeof type === "string") return [type];
  return Array.isArray(type) ? type.map(String) : allTypes;
}

export const allTypes = ["null", "boolean", "number", "string", "array", "object"];

/** Whether two schemas are the same text, and lead into the same definitions. */
export function isSame(a: SchemaPart, b: SchemaPart): boolean {
  return (
    JSON.stringify(a.schema) === JSON.stringify(b.schema) && definitionsOf(a.root) === definitionsOf(b.root)
  );
}

const definitions = new WeakMap<object, string>();

function definitionsOf(root: Json): string {
  if (!isMapping(root)) return "";
  const known = definitions.get(root);
  if (known !== undefined) return known;
  const text = JSON.stringify([root.definitions ?? null, root.$defs ?? null]);
  definitions.set(root, text);
  return text;
}
