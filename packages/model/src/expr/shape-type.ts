/** The form a node's value has, which decides how it is written. `any` is known only when rendered. */
export type Shape = "string" | "integer" | "number" | "boolean" | "object" | "list" | "null" | "any";
