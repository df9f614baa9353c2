import type { SchemaNode } from "../values/schema-node.ts";
import { isTrue } from "./truth.ts";

/** Where two have a key, the first one's value stands. */
export function joined(mappings: readonly object[]): object {
  const all = new Map<string, unknown>();
  for (const [key, value] of mappings.flatMap(Object.entries)) if (!all.has(key)) all.set(key, value);
  return Object.fromEntries(all);
}

/** A field leaves out what is not set, an empty mapping or list, and an optional text that is empty. */
export function isLeftOut(value: unknown, schema: SchemaNode): boolean {
  if (value === undefined || value === null) return true;
  if (schema.kind === "any" || schema.kind === "union") return false;
  if (typeof value === "object") return !isTrue(value);
  return value === "" && schema.optional === true;
}
