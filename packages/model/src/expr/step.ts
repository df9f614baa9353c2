import type { Helper } from "./node.ts";

/** One step from a node to one below it. */
export type Step =
  | { readonly kind: "entry"; readonly key: string }
  | { readonly kind: "item" | "part"; readonly index: number }
  | { readonly kind: "then" | "otherwise" | "of" }
  /** What a loop makes of one of its items, or a `let` is for. */
  | { readonly kind: "body"; readonly item?: string }
  | { readonly kind: "helper"; readonly helper: Helper };
