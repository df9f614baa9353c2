import type { ObjectSchema, SchemaNode } from "./schema-node.ts";
import { placedValues } from "./walk.ts";

/** The schema with the values that were renamed at their former places too: optional, and without a default. */
export function withFormerPlaces(schema: ObjectSchema): ObjectSchema {
  return placedValues(schema).reduce<ObjectSchema>((made, { path, schema: renamed }) => {
    if (renamed.renamedFrom === undefined) return made;
    const { default: _, renamedFrom, example, section, ...rest } = renamed;
    const former = { ...rest, optional: true, deprecated: `Use \`${path.join(".")}\`.` } as SchemaNode;
    return put(made, renamedFrom.split("."), former);
  }, schema);
}

/** @throws TypeError where the place is taken */
function put(schema: ObjectSchema, [name = "", ...rest]: readonly string[], value: SchemaNode): ObjectSchema {
  const known = schema.properties[name];
  const holder = known ?? {
    kind: "object",
    properties: {},
    doc: "Values of an earlier version of the chart.",
  };
  if (rest.length === 0 ? known !== undefined : holder.kind !== "object")
    throw new TypeError(`a value cannot be renamed from "${name}", which is declared still`);
  const inner = rest.length === 0 ? value : put(holder as ObjectSchema, rest, value);
  return Object.freeze({ ...schema, properties: Object.freeze({ ...schema.properties, [name]: inner }) });
}
