import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import { type ChartModel, evaluate, isMapping, type Json, type Resource } from "@chartwright/model";
import { firstDifference, objectName } from "@chartwright/validator";
import { withoutNulls } from "./manifests/read-objects.ts";
import type { SourceObject } from "./source.ts";

/** What a chart must give: for a release of it with certain values, certain objects. */
export interface Proof {
  readonly release: { readonly name: string; readonly namespace: string };
  readonly chartVersion: string;
  readonly values: { readonly [key: string]: Json };
  readonly objects: readonly SourceObject[];
}

/** An object that a chart does not give as it must. */
export interface Unequal {
  /** The object of the proof; `undefined` where the chart gives one that is not in it. */
  readonly source: SourceObject | undefined;
  /** Which of the chart's resources gave what differs, where one did. */
  readonly resource: number | undefined;
  readonly diagnostic: Diagnostic;
}

/**
 * Where a chart does not give what it must; objects in any order, keys in any order. What it has in Helm's own language
 * is what it was, and not asked for.
 */
export function unequal(model: ChartModel, proof: Proof): readonly Unequal[] {
  if (model.diagnostics.length > 0)
    return model.diagnostics.map((found) => ({ source: undefined, resource: undefined, diagnostic: found }));
  const { refused, objects } = evaluate({ ...model, rawTemplates: [] }, proof);
  if (refused !== undefined) {
    const message = `It refuses values that its source takes: ${refused}`;
    return [{ source: undefined, resource: undefined, diagnostic: different(message, undefined, {}) }];
  }
  const made = objects.map(({ object, resource }) => ({
    object: withoutNulls(object) as Record<string, Json>,
    resource: model.resources.indexOf(resource as Resource),
  }));
  const found = proof.objects.flatMap((source): Unequal[] => {
    const index = made.findIndex(({ object }) => keyOf(object) === keyOf(source.object));
    const [own] = index === -1 ? [] : made.splice(index, 1);
    const difference = firstDifference(source.object as Json, own?.object as Json | undefined);
    if (difference === undefined) return [];
    const { path, left, right } = difference;
    const message = `${objectName(source.object)} would have ${shown(right)} where its source has ${shown(left)}.`;
    return [{ source, resource: own?.resource, diagnostic: different(message, source, { path }) }];
  });
  const surplus = made.map(({ object, resource }): Unequal => {
    const message = `${objectName(object)} would be made, which its source does not make.`;
    return { source: undefined, resource, diagnostic: different(message, undefined, {}) };
  });
  return [...found, ...surplus];
}

function different(message: string, source: SourceObject | undefined, subject: { readonly path?: string }) {
  return diagnostic("CW7006", {
    message,
    fix: "Report it, with what was imported: it is a bug of import.",
    place: source?.place,
    subject: { object: source === undefined ? undefined : objectName(source.object), ...subject },
  });
}

function keyOf({ apiVersion, kind, metadata }: Readonly<Record<string, Json>>): string {
  const { name, generateName, namespace } = isMapping(metadata) ? metadata : {};
  return JSON.stringify([apiVersion, kind, namespace, name, generateName]);
}

function shown(value: Json | undefined): string {
  return value === undefined ? "nothing" : JSON.stringify(value).slice(0, 200);
}
