import type { ApiClient } from "./api-client.ts";

/** A kind of object that the API server serves, and where. */
export interface Resource {
  /** `/api/v1` or `/apis/GROUP/VERSION`. */
  readonly base: string;
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
  readonly listable: boolean;
}

interface Group {
  readonly name: string;
  readonly preferredVersion: { readonly groupVersion: string };
}
interface ServedResource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

/** Every resource of the API server, each in its group's preferred version. */
export async function discover(api: ApiClient): Promise<readonly Resource[]> {
  const { groups } = await api.get<{ groups: readonly Group[] }>("/apis");
  const bases = groups.map(({ name, preferredVersion }) => ({
    group: name,
    base: `/apis/${preferredVersion.groupVersion}`,
  }));
  const found = await Promise.all([{ group: "", base: "/api/v1" }, ...bases].map(resourcesOf));
  return found.flat();

  async function resourcesOf({ group, base }: { group: string; base: string }): Promise<Resource[]> {
    const { status, text } = await api.request("GET", base);
    // A group that left since it was listed, or whose aggregated API does not answer.
    if (status !== 200) return [];
    const { resources } = JSON.parse(text) as { resources: readonly ServedResource[] };
    return resources
      .filter(({ name }) => !name.includes("/"))
      .map(({ name, kind, namespaced, verbs }) => ({
        base,
        group,
        kind,
        plural: name,
        namespaced,
        listable: verbs.includes("list"),
      }));
  }
}

/** The path of a resource's collection, or of one object in it. */
export function pathOf(resource: Resource, namespace: string | undefined, name?: string): string {
  const within = resource.namespaced ? `/namespaces/${namespace}` : "";
  return `${resource.base}${within}/${resource.plural}${name === undefined ? "" : `/${name}`}`;
}

/** The resource that an object is one of. */
export function resourceOf(
  resources: readonly Resource[],
  { apiVersion, kind }: { readonly apiVersion: string; readonly kind: string },
): Resource | undefined {
  const group = apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
  return resources.find((resource) => resource.group === group && resource.kind === kind);
}

/** How an object is named for people: `deployments.apps/web`. */
export function label({ plural, group }: Resource, name: string): string {
  return `${plural}${group === "" ? "" : `.${group}`}/${name}`;
}
