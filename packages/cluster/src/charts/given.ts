import type { ApiClient } from "../api-client.ts";
import { label, pathOf, type Resource, resourceOf } from "../discovery.ts";
import type { Case } from "./trial.ts";

/**
 * Makes in a namespace what the cases of a chart take for granted, an existing claim, Secret or ConfigMap, and returns
 * their names, such as `secrets/web`.
 */
export async function createGiven(
  api: ApiClient,
  namespace: string,
  cases: readonly Case[],
  resources: readonly Resource[],
): Promise<readonly string[]> {
  const made: string[] = [];
  for (const object of cases.flatMap(({ given }) => given)) {
    const resource = resourceOf(resources, object);
    const { name } = object.metadata;
    if (resource?.namespaced !== true) {
      throw new Error(`given.yaml: ${object.kind} ${name} is of no kind that a namespace holds here.`);
    }
    await api.apply(pathOf(resource, namespace, name), object);
    made.push(label(resource, name));
  }
  return made;
}
