/** Those of the fields that are there, and what is to be said of them where it is not exactly one. */
export function notExactlyOne(holder: object, fields: readonly string[]): string | undefined {
  const given = fields.filter((field) => (holder as Readonly<Record<string, unknown>>)[field] !== undefined);
  if (given.length === 1) return undefined;
  return given.length === 0 ? `It has none of ${fields.join(", ")}.` : `It has ${given.join(" and ")}.`;
}
