import { type Diagnostic, diagnostic, type Place } from "@chartwright/diagnostics";
import type { ObjectSchema, SchemaNode } from "../values/schema-node.ts";

/** That the values have one type of each name. */
export function checkTypeNames(values: ObjectSchema, place: Place | undefined): readonly Diagnostic[] {
  const known = new Map<string, string>();
  const doubled = new Set<string>();
  for (const { named, properties, open, requires } of namedTypes(values)) {
    if (named === undefined) continue;
    const type = JSON.stringify([properties, open, requires]);
    if ((known.get(named) ?? type) !== type) doubled.add(named);
    known.set(named, type);
  }
  return [...doubled].map((name) =>
    diagnostic("CW1003", {
      message: `Two types of values are called ${name}, and hold different things.`,
      fix: "Give one of them another name, or none.",
      place,
    }),
  );
}

/** The types with a name, each as often as it stands somewhere. */
function namedTypes(schema: SchemaNode): readonly ObjectSchema[] {
  switch (schema.kind) {
    case "object":
      return [
        ...(schema.named === undefined ? [] : [schema]),
        ...Object.values(schema.properties).flatMap(namedTypes),
      ];
    case "map":
      return namedTypes(schema.values);
    case "array":
      return namedTypes(schema.items);
    case "union":
      return schema.options.flatMap(namedTypes);
    case "nullable":
      return namedTypes(schema.of);
    case "subchart":
    case "kubernetes":
    case "string":
    case "integer":
    case "number":
    case "boolean":
    case "enum":
    case "any":
      return [];
  }
}
