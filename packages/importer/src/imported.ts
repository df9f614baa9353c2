import type { Diagnostic } from "@chartwright/diagnostics";
import type { HasKind } from "./kinds.ts";
import type { Proof } from "./proof.ts";
import type { OutputFile } from "./source.ts";

export interface ImportOptions {
  /** The chart's name; made from what is imported where it is not given. */
  readonly name?: string | undefined;
  readonly hasKind: HasKind;
}

/** A chart that was imported, as the files that are its source. */
export interface Imported {
  readonly name: string;
  readonly version: string;
  readonly files: readonly OutputFile[];
  /** The modules that the kinds are imported from. */
  readonly modules: readonly string[];
  /** What it gives: it was held against this here, and the model that its text gives can be again. */
  readonly proofs: readonly Proof[];
}

export interface ImportResult {
  /** `undefined` where an error keeps it from being made. */
  readonly imported: Imported | undefined;
  readonly diagnostics: readonly Diagnostic[];
}
