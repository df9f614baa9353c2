import { isMapping, type Json } from "@chartwright/model";
import { type Code, call, data, member, name, object } from "../code/code.ts";
import type { Identity } from "./identity.ts";
import { nameCode } from "./lift-names.ts";
import { endsWith, isAt, type Lift, type Site } from "./site.ts";

function areLabels({ path, source }: Site): boolean {
  if (endsWith(path, "metadata", "labels") || endsWith(path, "matchLabels")) return true;
  return source.kind === "Service" && isAt(path, "spec", "selector");
}

/** Labels: those that the chart gives every object or selector by their helpers, the others one by one. */
export const liftLabels: Lift = (site) => {
  const { value, all } = site;
  if (!areLabels(site) || !isMapping(value)) return undefined;
  const { identity } = all;
  for (const [helper, labels] of Object.entries(labelsOf(identity))) {
    if (!Object.entries(labels).every(([key, text]) => value[key] === text)) continue;
    const rest = Object.entries(value).filter(([key]) => !Object.hasOwn(labels, key));
    const own = member(name("labels"), helper);
    return rest.length === 0 ? own : call("merge", own, labelsCode(rest, identity));
  }
  return labelsCode(Object.entries(value), identity);
};

/** What the helpers of the model give, the longest first, for the release that the objects are of. */
function labelsOf({ chart, version, release, appVersion, overrides }: Identity) {
  const selector = {
    "app.kubernetes.io/name": overrides.nameOverride ?? chart,
    "app.kubernetes.io/instance": release,
  };
  const common = {
    "helm.sh/chart": `${chart}-${version}`,
    ...selector,
    "app.kubernetes.io/version": appVersion,
    "app.kubernetes.io/managed-by": "Helm",
  };
  const test = {
    "helm.sh/chart": common["helm.sh/chart"],
    ...selector,
    "app.kubernetes.io/name": `${selector["app.kubernetes.io/name"]}-test`,
    "app.kubernetes.io/managed-by": "Helm",
  };
  return { common, test, selector };
}

function labelsCode(entries: readonly (readonly [string, Json])[], identity: Identity): Code {
  return object(entries.map(([key, value]) => ({ key, value: labelCode(key, value, identity) })));
}

function labelCode(key: string, value: Json, identity: Identity): Code {
  const { selector } = labelsOf(identity);
  if (key === "app.kubernetes.io/name" && value === selector[key]) return member(name("names"), "name");
  if (key === "app.kubernetes.io/instance" && value === selector[key]) return member(name("release"), "name");
  if (key === "app.kubernetes.io/version" && value === identity.appVersion)
    return member(name("chart"), "appVersion");
  const isOwn = [
    "app",
    "instance",
    "release",
    "app.kubernetes.io/name",
    "app.kubernetes.io/instance",
  ].includes(key);
  return (isOwn && typeof value === "string" ? nameCode(value, identity) : undefined) ?? data(value);
}
