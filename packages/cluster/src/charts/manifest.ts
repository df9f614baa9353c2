import { parseAllDocuments } from "yaml";

/** What of an object says which it is, and whether it stays. */
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
}

/** The objects of a manifest; a list's are its items. */
export function objectsOf(manifest: string): readonly ManifestObject[] {
  return parseAllDocuments(manifest)
    .map((document) => document.toJS())
    .filter((object) => typeof object?.kind === "string")
    .flatMap((object) => (Array.isArray(object.items) ? object.items : [object]));
}
