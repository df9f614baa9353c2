import { isMapping, type Json } from "@chartwright/model";
import { quantity } from "../../kubernetes/quantity.ts";
import { type ManifestObject, objectName } from "../../rendering/objects.ts";
import type { Change } from "../change.ts";
import { shown } from "../values/compare-defaults.ts";
import { fieldAt, isHook } from "./identity.ts";
import { immutableFieldsOf } from "./immutable-fields.ts";

/** The fields of an object that the API server would not let an upgrade change, and that it changes. */
export function checkImmutable(old: ManifestObject, made: ManifestObject): readonly Change[] {
  // Helm makes a hook anew, or takes it as it is.
  if (isHook(old) || isHook(made)) return [];
  const found = immutableFieldsOf(old).flatMap(({ path, when }) => {
    if (when !== undefined && !when(old)) return [];
    const [before, after] = [fieldAt(old, path), fieldAt(made, path)].map((value) => settled(value, path));
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [immutable(old, path, before, after)];
  });
  return [...found, ...checkClaimSize(old, made)];
}

function immutable(old: ManifestObject, path: string, before?: Json, after?: Json): Change {
  const message = `${objectName(old)}: \`${path}\` is ${shown(after)}, before ${shown(before)}.`;
  const why = "The API server refuses to change that field: `helm upgrade` fails.";
  return { kind: "immutable-field", bump: "major", object: objectName(old), path, message, why };
}

/** A claim may grow, but not shrink. */
function checkClaimSize(old: ManifestObject, made: ManifestObject): readonly Change[] {
  if (old.kind !== "PersistentVolumeClaim") return [];
  const path = "spec.resources.requests.storage";
  const [before, after] = [fieldAt(old, path), fieldAt(made, path)];
  const [from, to] = [quantity(before), quantity(after)];
  return from !== undefined && to !== undefined && to < from ? [immutable(old, path, before, after)] : [];
}

/** A field as the API server compares it: nothing and empty are the same, and so is what it fills in. */
function settled(value: Json | undefined, path: string): Json | undefined {
  if (value === null || value === "" || (isEmpty(value) && value !== undefined)) return undefined;
  if (path !== "spec.volumeClaimTemplates" || !Array.isArray(value)) return sorted(value);
  return value.map((template) => {
    if (!isMapping(template)) return template;
    const { apiVersion: _, kind: __, status: ___, ...rest } = template;
    return sorted(rest) as Json;
  });
}

function isEmpty(value: Json | undefined): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

/** With keys in order, and without those that hold nothing. */
export function sorted(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((each) => sorted(each) ?? null);
  if (!isMapping(value)) return value;
  const entries = Object.entries(value)
    .map(([key, each]) => [key, sorted(each)] as const)
    .filter(([, each]) => each !== null && each !== undefined && !isEmpty(each));
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) as Json;
}
