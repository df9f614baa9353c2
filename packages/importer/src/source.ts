import type { Place } from "@chartwright/diagnostics";
import type { Json } from "@chartwright/model";

/** A file that was given to import. Text stands for its UTF-8. */
export interface InputFile {
  readonly path: string;
  readonly content: Uint8Array | string;
}

/** An object of Kubernetes as a manifest has it, without what only a cluster writes. */
export interface SourceObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly object: { readonly [key: string]: Json };
  readonly place: Place;
}

/** A file to write, relative to the chart's folder. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}
