import { isArray, isObject, type Json } from "./json.ts";
import type { Schema } from "./schema.ts";

/** The properties and items of a value that no rule has looked at yet. */
export class Unevaluated {
  readonly properties: Set<string> = new Set();
  readonly items: Set<number> = new Set();

  /** @param isAskedFor whether the schema around wants to know. */
  static of(value: Json, schema: Schema, isAskedFor: boolean): Unevaluated {
    const found = new Unevaluated();
    if (isObject(value)) {
      const counts = schema.additionalProperties === undefined;
      if (counts && (isAskedFor || schema.unevaluatedProperties !== undefined))
        for (const name of value.keys()) found.properties.add(name);
    } else if (isArray(value)) {
      const takesAll = schema.version < 2020 ? (schema.additionalItems ?? schema.items) : schema.items;
      if (takesAll === undefined && (isAskedFor || schema.unevaluatedItems !== undefined))
        for (let at = schema.prefixItems?.length ?? 0; at < value.length; at++) found.items.add(at);
    }
    return found;
  }

  /** Forgets what another schema has looked at. */
  keepOnly(other: Unevaluated): void {
    for (const name of this.properties) if (!other.properties.has(name)) this.properties.delete(name);
    for (const at of this.items) if (!other.items.has(at)) this.items.delete(at);
  }
}

export function noneLeft({ properties, items }: Unevaluated): boolean {
  return properties.size === 0 && items.size === 0;
}
