import type { ApiClient } from "../api-client.ts";
import { label, pathOf, type Resource, resourceOf } from "../discovery.ts";
import { objectsIn } from "../objects-in.ts";
import type { Expectations } from "./expectations.ts";
import type { ManifestObject } from "./manifest.ts";
import type { Revision } from "./release.ts";

/** All that a release ever made, as it was before it was uninstalled. */
export interface Footprint {
  readonly namespace: string;
  /** What stood in the namespace before. */
  readonly before: ReadonlySet<string>;
  readonly revisions: readonly Revision[];
}

/**
 * What is there of a release although it was uninstalled and nothing says that it stays.
 *
 * @param suspects what was there a moment ago, if somebody has looked: only objects of the same kinds are looked for then
 */
export async function leftovers(
  api: ApiClient,
  { namespace, before, revisions }: Footprint,
  stays: Expectations["stays"],
  resources: readonly Resource[],
  suspects?: readonly string[],
): Promise<readonly string[]> {
  const made = revisions.flatMap(({ objects, hooks }) => [...objects, ...hooks]);
  const declared = [
    ...stays.map(({ object }) => object),
    ...made.flatMap((object) => keeps(resources, object)),
  ];
  const isSuspect = (resource: Resource) =>
    suspects?.some((object) => object.startsWith(label(resource, ""))) ?? true;
  const listed = await objectsIn(api, namespace, resources.filter(isSuspect));
  const here = listed.filter((object) => !before.has(object));
  const elsewhere = await Promise.all(
    made.map((object) => presentElsewhere(api, resources, namespace, object)),
  );
  return [...new Set([...here, ...elsewhere.flat()])].filter(
    (object) => !declared.some((pattern) => matches(pattern, object)),
  );
}

/** What of an object says that it, or what is made for it, stays. */
function keeps(resources: readonly Resource[], object: ManifestObject): readonly string[] {
  const { kind, metadata, spec } = object;
  const policy = metadata.annotations?.["helm.sh/resource-policy"] ?? "";
  const resource = resourceOf(resources, object);
  const itself = policy.split(/\s*,\s*/).includes("keep") && resource ? [label(resource, metadata.name)] : [];
  const retained = spec?.persistentVolumeClaimRetentionPolicy?.whenDeleted === "Retain";
  const templates: readonly ManifestObject[] = spec?.volumeClaimTemplates ?? [];
  const claims = kind === "StatefulSet" && retained ? templates : [];
  return [
    ...itself,
    ...claims.map((claim) => `persistentvolumeclaims/${claim.metadata.name}-${metadata.name}-*`),
  ];
}

/** An object outside the release's namespace, if it is there: cluster-wide, or in another namespace. */
async function presentElsewhere(
  api: ApiClient,
  resources: readonly Resource[],
  namespace: string,
  object: ManifestObject,
): Promise<readonly string[]> {
  const resource = resourceOf(resources, object);
  const within = object.metadata.namespace ?? namespace;
  if (resource === undefined || (resource.namespaced && within === namespace)) return [];
  const { status } = await api.request("GET", pathOf(resource, within, object.metadata.name));
  const where = resource.namespaced ? ` in ${within}` : "";
  return status === 200 ? [`${label(resource, object.metadata.name)}${where}`] : [];
}

function matches(pattern: string, object: string): boolean {
  return pattern.endsWith("*") ? object.startsWith(pattern.slice(0, -1)) : object === pattern;
}
