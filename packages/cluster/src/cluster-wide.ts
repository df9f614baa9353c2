import type { ApiClient } from "./api-client.ts";
import { discover, pathOf, type Resource } from "./discovery.ts";
import { waitUntil } from "./wait-until.ts";

interface HelmObject {
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
}

const ofHelm = `labelSelector=${encodeURIComponent("app.kubernetes.io/managed-by=Helm")}`;

/**
 * Deletes the cluster-wide objects that Helm has made for releases of the namespaces, and returns when they are gone:
 * they do not go with those.
 */
export async function removeClusterWide(
  api: ApiClient,
  namespaces: readonly string[],
  served?: readonly Resource[],
): Promise<void> {
  if (namespaces.length === 0) return;
  const resources = served ?? (await discover(api));
  const clusterWide = resources.filter(({ namespaced, listable }) => !namespaced && listable);
  await Promise.all(clusterWide.map((resource) => removeOf(api, resource, namespaces)));
}

async function removeOf(api: ApiClient, resource: Resource, namespaces: readonly string[]): Promise<void> {
  const { status, text } = await api.request("GET", `${pathOf(resource, undefined)}?${ofHelm}`);
  if (status !== 200) return;
  const { items } = JSON.parse(text) as { items: readonly HelmObject[] };
  const theirs = items.filter(({ metadata }) =>
    namespaces.includes(metadata.annotations?.["meta.helm.sh/release-namespace"] ?? ""),
  );
  await Promise.all(theirs.map(({ metadata }) => remove(api, pathOf(resource, undefined, metadata.name))));
}

async function remove(api: ApiClient, path: string): Promise<void> {
  await api.request("DELETE", path);
  const isGone = async () => (await api.request("GET", path)).status === 404;
  await waitUntil(isGone, { what: `${path} to be gone` });
}
