import type { Diagnostic, Subject } from "@chartwright/diagnostics";
import { isMapping, type Json } from "@chartwright/model";
import { parseYaml } from "../yaml.ts";

/** An object of Kubernetes, as data. */
export type ManifestObject = Readonly<Record<string, Json>>;

/** The objects that Helm rendered. */
export function objectsIn(
  text: string,
  subject: Subject,
): { readonly objects: readonly ManifestObject[]; readonly diagnostics: readonly Diagnostic[] } {
  const fix = "Correct the template that the `# Source:` comment above that line names.";
  const { documents, diagnostics } = parseYaml(text, { code: "CW3007", file: "(rendered)", subject, fix });
  return { objects: documents.map(({ data }) => data).filter(isMapping), diagnostics };
}

/** `Kind/name`. */
export function objectName(object: ManifestObject): string {
  const metadata = object.metadata;
  const name = isMapping(metadata) ? metadata.name : undefined;
  return `${object.kind ?? "?"}/${name ?? "?"}`;
}
