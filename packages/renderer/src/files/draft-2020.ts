/** Keywords that hold schemas by names, and those that hold data. */
const byName = new Set(["properties", "definitions"]);
const asData = new Set(["default", "enum", "const"]);

/** A schema with what draft 2020-12 writes otherwise, of what is used here. */
export function in2020(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(in2020);
  if (typeof schema !== "object" || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]): [string, unknown] => {
    if (key === "$ref") return [key, String(value).replace("#/definitions/", "#/$defs/")];
    if (asData.has(key)) return [key, value];
    if (!byName.has(key)) return [key, in2020(value)];
    const inner = Object.entries(value as object).map(([name, each]) => [name, in2020(each)] as const);
    return [key === "definitions" ? "$defs" : key, Object.fromEntries(inner)];
  });
  return Object.fromEntries(entries);
}
