import { isMapping, type Json } from "@chartwright/model";
import { caseRelease } from "../../check-case.ts";
import type { ManifestObject } from "../../rendering/objects.ts";
import { groupOf } from "./immutable-fields.ts";

/**
 * What makes an object the same one in two versions of a chart: group, kind, namespace and name, not its API version.
 * One that names no namespace is in that of the release.
 */
export function identity({ apiVersion, kind, metadata }: ManifestObject): string {
  const { namespace, name } = isMapping(metadata) ? metadata : {};
  return JSON.stringify([groupOf(String(apiVersion)), kind, namespace ?? caseRelease.namespace, name]);
}

/** Whether helm runs it beside the release. */
export function isHook(object: ManifestObject): boolean {
  return fieldAt(object, "metadata.annotations", "helm.sh/hook") !== undefined;
}

/** A field by its path, with a last key that may hold dots. */
export function fieldAt(object: ManifestObject, path: string, last?: string): Json | undefined {
  const keys = [...path.split("."), ...(last === undefined ? [] : [last])];
  return keys.reduce<Json | undefined>(
    (at, key) => (isMapping(at) && Object.hasOwn(at, key) ? at[key] : undefined),
    object as Json,
  );
}
