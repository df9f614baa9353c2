import type { Snapshots } from "../snapshot/snapshots.ts";
import type { Data, Mapping } from "../yaml/data.ts";

/** What an assertion looks at. */
export interface CheckContext {
  /** All documents of a template. */
  readonly rendered: readonly Mapping[];
  /** Those that its index or selector leaves. */
  readonly documents: readonly Mapping[];
  /** Whether the opposite is asserted. */
  readonly isNegative: boolean;
  /** Why nothing is rendered, where no template can be blamed for it. */
  readonly error: string | undefined;
  /** Compares with what was there the last time. */
  readonly snapshot: (content: Data, patterns: SnapshotPatterns) => ReturnType<Snapshots["compare"]>;
}

export interface SnapshotPatterns {
  readonly match: string;
  readonly notMatch: string;
}

/** Why an assertion does not hold: nothing where it does. */
export type Failures = readonly string[];

/** The key under which a text that is no YAML stands. */
export const raw = "raw";
