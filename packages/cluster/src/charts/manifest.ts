import { parseAllDocuments } from "yaml";

/** What of an object says which it is, whether it stays, and what it holds. */
export interface ManifestObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly labels?: Readonly<Record<string, string>>;
  };
  // biome-ignore lint/suspicious/noExplicitAny: what a spec holds differs by kind.
  readonly spec?: any;
  /** Of a ConfigMap, as text; of a Secret, in base64. */
  readonly data?: Readonly<Record<string, string>>;
  readonly binaryData?: Readonly<Record<string, string>>;
  readonly stringData?: Readonly<Record<string, string>>;
}

/** The objects of a manifest; a list's are its items. */
export function objectsOf(manifest: string): readonly ManifestObject[] {
  return parseAllDocuments(manifest)
    .map((document) => document.toJS())
    .filter((object) => typeof object?.kind === "string")
    .flatMap((object) => (Array.isArray(object.items) ? object.items : [object]));
}
