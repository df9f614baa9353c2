import { type ApiClient, connect } from "./api-client.ts";
import { readKubeconfig } from "./kubeconfig.ts";

/** Something that a program does with the API server. */
export interface Right {
  readonly verb: string;
  /** Empty for the core group. */
  readonly group?: string;
  /** Such as `pods` or `pods/log`. */
  readonly resource: string;
  /** In the whole cluster rather than the release's namespace. */
  readonly cluster?: boolean;
}

/** A client with the rights of a service account and no others, by a token that the API server issues. */
export async function connectAs(
  kubeconfig: string,
  namespace: string,
  serviceAccount: string,
): Promise<ApiClient> {
  const path = `/api/v1/namespaces/${namespace}/serviceaccounts/${serviceAccount}/token`;
  const request = { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest", spec: {} };
  const { status } = await connect(kubeconfig).create<{ status: { token: string } }>(path, request);
  return connect({ ...readKubeconfig(kubeconfig), token: status.token });
}

/**
 * The rights that the client's account lacks, by what the API server itself says.
 *
 * @example
 * const client = await connectAs(cluster.kubeconfig, "shop", "shop-operator");
 * await missingRights(client, "shop", [{ verb: "list", resource: "pods" }]); // []
 */
export async function missingRights(
  client: ApiClient,
  namespace: string,
  rights: readonly Right[],
): Promise<readonly Right[]> {
  const allowed = await Promise.all(rights.map((right) => isAllowed(client, namespace, right)));
  return rights.filter((_, index) => allowed[index] !== true);
}

async function isAllowed(client: ApiClient, namespace: string, right: Right): Promise<boolean> {
  const [resource, subresource] = right.resource.split("/");
  const resourceAttributes = {
    verb: right.verb,
    group: right.group ?? "",
    resource,
    ...(subresource === undefined ? {} : { subresource }),
    ...(right.cluster === true ? {} : { namespace }),
  };
  const review = await client.create<{ status: { allowed: boolean } }>(
    "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
    {
      apiVersion: "authorization.k8s.io/v1",
      kind: "SelfSubjectAccessReview",
      spec: { resourceAttributes },
    },
  );
  return review.status.allowed;
}

/** A right in words: `get pods/log`, `list nodes in the whole cluster`. */
export function describeRight({ verb, group = "", resource, cluster }: Right): string {
  const [plural, subresource] = resource.split("/");
  const named = `${plural}${group === "" ? "" : `.${group}`}${subresource === undefined ? "" : `/${subresource}`}`;
  return `${verb} ${named}${cluster === true ? " in the whole cluster" : ""}`;
}
