import type { Json } from "@chartwright/model";
import type { Bump } from "./bump.ts";

/** What can change between two versions of a chart. */
export type ChangeKind =
  | "chart-renamed"
  | "crd-added"
  | "crd-changed"
  | "crd-removed"
  | "default-changed"
  | "dependency-added"
  | "dependency-changed"
  | "dependency-removed"
  | "files-changed"
  | "image-changed"
  | "immutable-field"
  | "kube-version-narrowed"
  | "kube-version-widened"
  | "metadata-changed"
  | "object-added"
  | "object-changed"
  | "object-removed"
  | "object-renamed"
  | "render-fails"
  | "value-added"
  | "value-deprecated"
  | "value-narrowed"
  | "value-removed"
  | "value-renamed"
  | "value-widened";

/** One change, and the smallest bump that is honest about it. */
export interface Change {
  readonly kind: ChangeKind;
  readonly bump: Bump;
  /** What changed. */
  readonly message: string;
  /** Why it asks for that bump. */
  readonly why: string;
  /** A path within the values, or a field of the object. */
  readonly path?: string | undefined;
  /** `Kind/name`. */
  readonly object?: string | undefined;
  /** The cases in which it was seen; none where it does not hang on values. */
  readonly cases?: readonly string[] | undefined;
  /** Values that the old version takes and the new one refuses. */
  readonly witness?: Json | undefined;
}
