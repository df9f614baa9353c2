import { type ApiClient, connect } from "./api-client.ts";
import { type CustomResourceDefinition, readCrds } from "./read-crds.ts";
import { waitUntil } from "./wait-until.ts";

/**
 * Installs every CustomResourceDefinition in the folder or below it, and returns their names once the API
 * server serves them. One that is there already is brought up to date.
 */
export async function installCrds(cluster: { kubeconfig: string }, folder: string): Promise<string[]> {
  const api = connect(cluster.kubeconfig);
  const definitions = readCrds(folder);
  await Promise.all(definitions.map((definition) => install(api, definition)));
  return definitions.map(({ metadata }) => metadata.name).sort();
}

async function install(api: ApiClient, definition: CustomResourceDefinition): Promise<void> {
  const { metadata, spec } = definition;
  const path = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${metadata.name}`;
  await api.apply(path, definition);
  await waitUntil(
    async () => {
      const { status } = await api.get<CustomResourceDefinition>(path);
      return status?.conditions?.some(({ type, status }) => type === "Established" && status === "True");
    },
    { what: `${metadata.name} to be Established` },
  );
  for (const { name } of spec.versions.filter(({ served }) => served)) {
    const collection = `/apis/${spec.group}/${name}/${spec.names.plural}`;
    await waitUntil(() => api.get(collection), { what: `${collection} to be served` });
  }
}
