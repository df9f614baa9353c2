import type { ApiClient } from "./api-client.ts";
import { discover, label, pathOf, type Resource } from "./discovery.ts";

/** What stands in a namespace that nobody put there. */
const ofTheCluster = new Set(["configmaps/kube-root-ca.crt", "serviceaccounts/default"]);
/** What comes and goes by itself: events of either group, and measurements. */
const isLasting = ({ plural, group }: Resource) => plural !== "events" && group !== "metrics.k8s.io";

/**
 * All objects of a namespace, of whatever kind, such as `deployments.apps/web`, without what the cluster puts
 * into each namespace itself.
 */
export async function objectsIn(
  api: ApiClient,
  namespace: string,
  resources?: readonly Resource[],
): Promise<readonly string[]> {
  const listable = (resources ?? (await discover(api))).filter(
    (resource) => resource.namespaced && resource.listable && isLasting(resource),
  );
  const found = await Promise.all(listable.map((resource) => list(api, resource, namespace)));
  return found.flat().filter((object) => !ofTheCluster.has(object));
}

async function list(api: ApiClient, resource: Resource, namespace: string): Promise<readonly string[]> {
  const { status, text } = await api.request("GET", pathOf(resource, namespace));
  if (status !== 200) return [];
  const { items } = JSON.parse(text) as { items: readonly { metadata: { name: string } }[] };
  return items.map(({ metadata }) => label(resource, metadata.name));
}
