import type { Helper } from "../expr/helper.ts";

/** One step from a node to one below it. */
export type Step =
  | { readonly kind: "entry"; readonly key: string }
  | { readonly kind: "item" | "part"; readonly index: number }
  | { readonly kind: "then" | "otherwise" | "body" | "of" }
  | { readonly kind: "helper"; readonly helper: Helper };
