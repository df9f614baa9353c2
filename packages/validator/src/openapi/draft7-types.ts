import type { JsonSchema } from "./json-schema.ts";

/** The `format` int32 as numbers, which every validator checks alike. */
export const int32 = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 } as const satisfies JsonSchema;

/** The `format` byte: what Go's decoder of base64 takes, with line breaks between whole groups. */
export const base64 = {
  pattern: "^(?:[A-Za-z0-9+/]{4}|[\\r\\n])*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?[\\r\\n]*$",
} as const satisfies JsonSchema;

export const intOrString = { type: ["integer", "string"], ...int32 } as const satisfies JsonSchema;

/** The regular expression is the one that the API server names when it refuses a quantity. */
export const quantity = {
  type: ["number", "string"],
  pattern: "^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$",
} as const satisfies JsonSchema;
