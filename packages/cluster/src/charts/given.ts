import type { ApiClient } from "../api-client.ts";
import { discover, pathOf, resourceOf } from "../discovery.ts";
import type { Case } from "./trial.ts";

/** Makes in a namespace what the cases of a chart take for granted: an existing claim, Secret or ConfigMap. */
export async function createGiven(api: ApiClient, namespace: string, cases: readonly Case[]): Promise<void> {
  const objects = cases.flatMap(({ given }) => given);
  if (objects.length === 0) return;
  const resources = await discover(api);
  for (const object of objects) {
    const resource = resourceOf(resources, object);
    const { name } = object.metadata;
    if (resource?.namespaced !== true) {
      throw new Error(`given.yaml: ${object.kind} ${name} is of no kind that a namespace holds here.`);
    }
    await api.apply(pathOf(resource, namespace, name), object);
  }
}
