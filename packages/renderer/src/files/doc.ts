import type { SchemaNode } from "@chartwright/model";

/** What a value is for. That a user's text is run as a template is said wherever the value is told of. */
export function docOf(schema: SchemaNode): string | undefined {
  if (schema.kind !== "string" || schema.template !== true) return schema.doc;
  return [schema.doc, "It may hold templates, such as {{ .Release.Name }}."].filter(Boolean).join(" ");
}
