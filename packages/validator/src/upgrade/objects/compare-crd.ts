import { isMapping, type Json } from "@chartwright/model";
import { type ManifestObject, objectName } from "../../rendering/objects.ts";
import type { Change } from "../change.ts";
import { compareSchemas } from "../schema/compare-schemas.ts";
import { printPath } from "../schema/nest.ts";
import { fieldAt } from "./identity.ts";

export function isCrd({ kind }: ManifestObject): boolean {
  return kind === "CustomResourceDefinition";
}

/** What a custom resource may hold otherwise than before: versions, and the fields of each. */
export function compareCrd(old: ManifestObject, made: ManifestObject): readonly Change[] {
  const object = objectName(old);
  const [before, after] = [versionsOf(old), versionsOf(made)];
  const common = { kind: "crd-changed", object } as const;
  const found: Change[] = [];
  for (const [name, version] of before) {
    const now = after.get(name);
    if (now === undefined || (version.served && !now.served)) {
      const message = `${object}: version ${name} is ${now === undefined ? "gone" : "no longer served"}.`;
      found.push({
        ...common,
        bump: "major",
        path: name,
        message,
        why: "Objects and programs of that version get an error.",
      });
    } else found.push(...compareVersion(object, name, version.schema, now.schema));
  }
  for (const name of after.keys()) {
    if (before.has(name)) continue;
    const message = `${object}: version ${name} is new.`;
    found.push({ ...common, bump: "minor", path: name, message, why: "There is something more to use." });
  }
  return found;
}

function compareVersion(object: string, version: string, old: Json, made: Json): readonly Change[] {
  return compareSchemas(old, made).flatMap(({ path, kind, what }): readonly Change[] => {
    const at = printPath(path);
    const common = { kind: "crd-changed", object, path: `${version}: ${at}` } as const;
    const message = `${object} ${version}: ${at === "" ? "it" : `\`${at}\``} ${what}.`;
    switch (kind) {
      case "removed":
        return [
          { ...common, bump: "major", message, why: "The API server drops it from objects that have it." },
        ];
      case "narrowed":
        return [
          {
            ...common,
            bump: "major",
            message,
            why: "The API server may refuse objects that it took before.",
          },
        ];
      case "added":
      case "widened":
      case "deprecated":
        return [
          { ...common, bump: "minor", message, why: "There is something more to use, or to move away from." },
        ];
      default:
        return kind satisfies never;
    }
  });
}

interface CrdVersion {
  readonly served: boolean;
  readonly schema: Json;
}

function versionsOf(crd: ManifestObject): ReadonlyMap<string, CrdVersion> {
  const versions = fieldAt(crd, "spec.versions");
  const shared = fieldAt(crd, "spec.validation.openAPIV3Schema") ?? {};
  return new Map(
    (Array.isArray(versions) ? versions : []).flatMap((version) => {
      if (!isMapping(version) || typeof version.name !== "string") return [];
      const { openAPIV3Schema: own } = isMapping(version.schema) ? version.schema : {};
      return [[version.name, { served: version.served !== false, schema: own ?? shared }] as const];
    }),
  );
}
