import { type Diagnostic, diagnostic, type Place, type Subject } from "@chartwright/diagnostics";
import { type ChartModel, type EvaluatedObject, isMapping, type Json } from "@chartwright/model";
import { type ManifestObject, objectName } from "../rendering/objects.ts";
import { firstDifference } from "./first-difference.ts";

/** That Helm's objects are the model's: as many, of the same names, equal in every field. */
export function checkMeaning(
  model: ChartModel,
  expected: readonly EvaluatedObject[],
  rendered: readonly ManifestObject[],
  subject: Subject,
): readonly Diagnostic[] {
  const left = new Map(rendered.map((object) => [identity(object), object]));
  const missing = expected.flatMap(({ resource, object }): Diagnostic[] => {
    const { place } = resource;
    const other = left.get(identity(object));
    left.delete(identity(object));
    if (other === undefined)
      return [different(`Helm renders no ${objectName(object)}.`, object, place, subject)];
    const found = firstDifference(object as Json, other as Json);
    if (found === undefined) return [];
    const message = `The model says ${show(found.left)}, Helm renders ${show(found.right)}.`;
    return [different(message, object, place, { ...subject, path: found.path })];
  });
  const surplus = [...left.values()].map((object) =>
    different(`The model has no ${objectName(object)}, but Helm renders one.`, object, model.place, subject),
  );
  return [...missing, ...surplus];
}

function identity(object: ManifestObject): string {
  const namespace = isMapping(object.metadata) ? object.metadata.namespace : undefined;
  return `${object.apiVersion} ${namespace ?? ""}/${objectName(object)}`;
}

function different(
  message: string,
  object: ManifestObject,
  place: Place | undefined,
  subject: Subject,
): Diagnostic {
  const fix =
    "Run `chartwright generate`. Where that does not help it is a bug in Chartwright: please report it.";
  return diagnostic("CW3008", { message, fix, place, subject: { ...subject, object: objectName(object) } });
}

function show(value: Json | undefined): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
