import { isMapping, type Json } from "@chartwright/model";
import type { ManifestObject } from "../../rendering/objects.ts";
import { groupOf } from "./immutable-fields.ts";

/** How much of two objects must be the same for one to be the other under a new name. */
const alike = 0.6;

/** Among objects that are gone and objects that are new, those that are one under two names. */
export function pairRenamed(
  gone: readonly ManifestObject[],
  fresh: readonly ManifestObject[],
): {
  readonly renamed: readonly (readonly [ManifestObject, ManifestObject])[];
  readonly removed: readonly ManifestObject[];
  readonly added: readonly ManifestObject[];
} {
  const candidates = gone.flatMap((old) =>
    fresh.filter((made) => isSameKind(old, made)).map((made) => ({ old, made, score: likeness(old, made) })),
  );
  const renamed: (readonly [ManifestObject, ManifestObject])[] = [];
  const taken = new Set<ManifestObject>();
  for (const { old, made, score } of candidates.sort((a, b) => b.score - a.score)) {
    if (score < alike || taken.has(old) || taken.has(made)) continue;
    taken.add(old).add(made);
    renamed.push([old, made]);
  }
  const left = (object: ManifestObject) => !taken.has(object);
  return { renamed, removed: gone.filter(left), added: fresh.filter(left) };
}

function isSameKind(a: ManifestObject, b: ManifestObject): boolean {
  return a.kind === b.kind && groupOf(String(a.apiVersion)) === groupOf(String(b.apiVersion));
}

/** The share of fields that are the same in both: a name within a value, as in a reference, counts as the same. */
function likeness(old: ManifestObject, made: ManifestObject): number {
  const [a, b] = [leaves(nameless(old)), leaves(nameless(made))];
  const both = [...a].filter((leaf) => b.has(leaf)).length;
  return both / Math.max(1, a.size + b.size - both);
}

function nameless(object: ManifestObject): Json {
  const { name } = isMapping(object.metadata) ? object.metadata : {};
  const text = JSON.stringify(object);
  if (typeof name !== "string" || name === "") return JSON.parse(text);
  const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return JSON.parse(text.replaceAll(new RegExp(`(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`, "g"), "NAME"));
}

function leaves(value: Json, path = "", found = new Set<string>()): Set<string> {
  if (typeof value === "object" && value !== null)
    for (const [key, each] of Object.entries(value)) leaves(each, `${path}/${key}`, found);
  else found.add(`${path}=${JSON.stringify(value)}`);
  return found;
}
