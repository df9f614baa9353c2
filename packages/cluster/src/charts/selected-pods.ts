import type { ApiClient } from "../api-client.ts";
import type { ManifestObject } from "./manifest.ts";
import { podSpecsOf } from "./pod-specs.ts";

/** The names of the pods that a release's Services send requests to. */
export async function podsBehind(
  api: ApiClient,
  namespace: string,
  objects: readonly ManifestObject[],
): Promise<readonly string[]> {
  const selectors = objects
    .filter(({ kind, spec }) => kind === "Service" && spec?.selector)
    .map(({ spec }) => Object.entries(spec.selector).map(([key, value]) => `${key}=${value}`));
  const found = await Promise.all(
    selectors.map((labels) =>
      api.get<{ items: readonly { metadata: { name: string } }[] }>(
        `/api/v1/namespaces/${namespace}/pods?labelSelector=${encodeURIComponent(labels.join(","))}`,
      ),
    ),
  );
  return [...new Set(found.flatMap(({ items }) => items.map(({ metadata }) => metadata.name)))];
}

/** The service accounts that the pods of a release run as. */
export function serviceAccountsOf(objects: readonly ManifestObject[]): readonly string[] {
  const names = podSpecsOf(objects).map((spec) => spec.serviceAccountName ?? "default");
  return [...new Set(names)];
}
