import { isMapping, type Json } from "@chartwright/model";
import type { SourceObject } from "../source.ts";

/** What the model gives those that `helm test` runs. */
const annotations: Readonly<Record<string, string>> = {
  "helm.sh/hook": "test",
  "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded",
};

/** Whether an object is one that `helm test` runs, with the annotations that the model gives such. */
export function isTest({ object }: SourceObject): boolean {
  const own = annotationsOf(object);
  return Object.entries(annotations).every(([key, value]) => own[key] === value);
}

/** A test without the annotations that the model gives it. */
export function withoutTestAnnotations({ object }: SourceObject): SourceObject["object"] {
  const { metadata, ...rest } = object;
  const { annotations: _, ...others } = isMapping(metadata) ? metadata : {};
  const own = Object.entries(annotationsOf(object)).filter(([key]) => !Object.hasOwn(annotations, key));
  const kept = own.length === 0 ? {} : { annotations: Object.fromEntries(own) };
  return { ...rest, metadata: { ...others, ...kept } };
}

function annotationsOf(object: SourceObject["object"]): Readonly<Record<string, Json>> {
  const metadata = isMapping(object.metadata) ? object.metadata : {};
  return isMapping(metadata.annotations) ? metadata.annotations : {};
}
