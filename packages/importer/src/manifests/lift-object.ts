import { isMapping, type Json } from "@chartwright/model";
import { type Code, data, list, object, type Property } from "../code/code.ts";
import type { SourceObject } from "../source.ts";
import { liftEnv, liftImage, liftPullPolicy, liftResources } from "./lift-container.ts";
import {
  liftAutoscaling,
  liftIngress,
  liftIngressAnnotations,
  liftReplicas,
  liftService,
  liftStorage,
} from "./lift-fields.ts";
import { liftLabels } from "./lift-labels.ts";
import { liftNames, liftNamespace, liftTexts } from "./lift-names.ts";
import { inUsualOrder } from "./order.ts";
import type { Everything, Lift, Site } from "./site.ts";

/** The first one that has something to say of a part decides. */
const lifts: readonly Lift[] = [
  liftNames,
  liftNamespace,
  liftLabels,
  liftImage,
  liftPullPolicy,
  liftResources,
  liftEnv,
  liftReplicas,
  liftService,
  liftIngress,
  liftIngressAnnotations,
  liftStorage,
  liftAutoscaling,
  liftTexts,
];

/** The body of an object, with values and the chart's names where they are usual. */
export function liftObject(source: SourceObject, object: SourceObject["object"], all: Everything): Code {
  return bodyOf(object, (value, path, around) => liftPart(source, all, value, path, around));
}

/** The body of an object as it is. */
export function literalObject(object: SourceObject["object"]): Code {
  return bodyOf(object, (value, path) => literal(value, path.at(-1)));
}

type Make = (value: Json, path: readonly (string | number)[], around: readonly Json[]) => Code;

function bodyOf(whole: SourceObject["object"], make: Make): Code {
  const { apiVersion: _, kind: __, ...body } = whole;
  const entries = inUsualOrder(Object.keys(body), undefined).map((key) => ({
    key,
    value: make(body[key] as Json, [key], [whole as Json]),
  }));
  return object(entries);
}

function liftPart(
  source: SourceObject,
  all: Everything,
  value: Json,
  path: Site["path"],
  around: readonly Json[],
): Code {
  const below: Site["below"] = (part, ...keys) =>
    liftPart(source, all, part, [...path, ...keys], [...around, value]);
  const site: Site = { source, path, value, around, all, below };
  for (const lift of lifts) {
    const code = lift(site);
    if (code !== undefined) return code;
  }
  if (Array.isArray(value)) return list(value.map((item, index) => below(item, index)));
  if (!isMapping(value)) return data(value);
  const properties = inUsualOrder(Object.keys(value), path.at(-1)).map(
    (key): Property => ({ key, value: below(value[key] as Json, key) }),
  );
  return object(properties);
}

function literal(value: Json, holder: string | number | undefined): Code {
  if (Array.isArray(value)) return list(value.map((item) => literal(item, holder)));
  if (!isMapping(value)) return data(value);
  const keys = inUsualOrder(Object.keys(value), holder);
  return object(keys.map((key) => ({ key, value: literal(value[key] as Json, key) })));
}
