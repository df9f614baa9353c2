import type { Data } from "../yaml/data.ts";

/** One step of a path: from each value that was found to others. */
export type Step =
  | { readonly kind: "child"; readonly names: readonly string[] }
  | { readonly kind: "children" }
  | { readonly kind: "index"; readonly indexes: readonly (number | Slice)[] }
  | { readonly kind: "descendants" }
  | { readonly kind: "names"; readonly of: string | undefined }
  | { readonly kind: "filter"; readonly test: Test };

/** `[from:to:by]`. */
export interface Slice {
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly by: number;
}

/** The condition of a filter. */
export type Test =
  | { readonly kind: "or" | "and"; readonly left: Test; readonly right: Test }
  | { readonly kind: "not"; readonly test: Test }
  | { readonly kind: "exists"; readonly value: Operand }
  | { readonly kind: "compare"; readonly operator: Operator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: "match"; readonly value: Operand; readonly pattern: string };

export type Operator = "==" | "!=" | "<" | "<=" | ">" | ">=";

/** A side of a comparison: a path from the value at hand or from the document, or what stands there. */
export type Operand =
  | { readonly kind: "path"; readonly from: "here" | "root"; readonly steps: readonly Step[] }
  | { readonly kind: "literal"; readonly value: Data };

/** A path cannot be read. */
export class PathError extends Error {}
