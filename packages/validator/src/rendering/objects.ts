import type { Diagnostic, Subject } from "@chartwright/diagnostics";
import { isMapping, type Json } from "@chartwright/model";
import { parseYaml } from "../yaml.ts";

/** An object of Kubernetes, as data. */
export type ManifestObject = Readonly<Record<string, Json>>;

/** An object, with the template that it came from, as Helm's `# Source:` comment has it. */
export interface SourcedObject {
  readonly object: ManifestObject;
  readonly source: string | undefined;
  /** As Helm rendered it. */
  readonly text?: string;
  /** Set where no schema of its kind is known: its fields may be of any type. */
  readonly unchecked?: boolean;
}

/** The objects that Helm rendered. */
export function objectsIn(
  text: string,
  subject: Subject,
): {
  readonly objects: readonly ManifestObject[];
  readonly sourced: readonly SourcedObject[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const fix = "Correct the template that the `# Source:` comment above that line names.";
  const { documents, diagnostics } = parseYaml(text, { code: "CW3007", file: "(rendered)", subject, fix });
  const sourced = documents.flatMap(({ data, document }) => {
    if (!isMapping(data)) return [];
    const [start, end] = document.range ?? [0, 0];
    const own = text.slice(start, end);
    return [{ object: data, source: /^# Source: (.+)$/m.exec(own)?.[1], text: own }];
  });
  return { objects: sourced.map(({ object }) => object), sourced, diagnostics };
}

/** `Kind/name`. */
export function objectName(object: ManifestObject): string {
  const metadata = object.metadata;
  const name = isMapping(metadata) ? metadata.name : undefined;
  return `${object.kind ?? "?"}/${name ?? "?"}`;
}
