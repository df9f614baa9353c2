import { type Diagnostic, diagnostic, type Subject } from "@chartwright/diagnostics";
import { isMapping } from "@chartwright/model";
import { formatPath } from "../json-schema/explain.ts";
import { type ManifestObject, objectName } from "../rendering/objects.ts";
import { explainObject, help, type Schemas } from "./explain-object.ts";

/** A Kubernetes minor, with its schemas. */
export interface KubernetesTarget extends Schemas {
  /** Such as `1.37`. */
  readonly minor: string;
}

/** Gives what is wrong with an object, by the schemas of a minor. */
export type SchemaCheck = (
  object: ManifestObject,
  target: KubernetesTarget,
  subject: Subject,
) => readonly Diagnostic[];

/** {@link checkSchema}, which judges objects that are the same once for each minor. */
export function schemaCheck(): SchemaCheck {
  const known = new WeakMap<KubernetesTarget, Map<string, readonly Diagnostic[]>>();
  const keys = new WeakMap<ManifestObject, string>();
  return (object, target, subject) => {
    const key = keys.get(object) ?? JSON.stringify(object);
    keys.set(object, key);
    const judged = known.get(target) ?? new Map<string, readonly Diagnostic[]>();
    known.set(target, judged);
    const found = judged.get(key) ?? checkSchema(object, target);
    judged.set(key, found);
    return found.map((each) => ({ ...each, subject: { ...subject, ...each.subject } }));
  };
}

/** That an object fits the schema of its kind: each field that does not, or that there is no such schema. */
export function checkSchema(object: ManifestObject, target: KubernetesTarget): readonly Diagnostic[] {
  return itemsOf(object).flatMap((item) => checkItem(item, target));
}

function checkItem(object: ManifestObject, target: KubernetesTarget): readonly Diagnostic[] {
  const { apiVersion, kind } = object;
  const subject: Subject = { kubernetes: target.minor, object: objectName(object) };
  for (const [field, value] of Object.entries({ apiVersion, kind })) {
    if (typeof value === "string" && value !== "") continue;
    const fix = `Give it the ${field} of its kind, as text.`;
    return [diagnostic("CW3009", { message: `The object has no ${field}.`, fix, subject })];
  }
  const reasons = explainObject(object, target);
  if (reasons === undefined) {
    const message = `There is no schema of ${kind} in ${apiVersion} for Kubernetes ${target.minor}.`;
    const fix =
      "Take the definition of its kind with `chartwright schemas pull`, or name its folder with `--crds`.";
    return [diagnostic("CW3010", { message, fix, subject })];
  }
  return reasons.map(({ path, message, fix = help }) =>
    diagnostic("CW3009", { message, fix, subject: { ...subject, path: formatPath(path) } }),
  );
}

/** What a `List` holds; the object itself where it is none. */
function itemsOf(object: ManifestObject): readonly ManifestObject[] {
  const { apiVersion, kind, items } = object;
  return apiVersion === "v1" && kind === "List" && Array.isArray(items) ? items.filter(isMapping) : [object];
}
