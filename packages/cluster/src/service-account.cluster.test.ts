import { expect } from "vitest";
import type { ApiClient } from "./api-client.ts";
import { test } from "./namespace-fixture.ts";
import { connectAs, describeRight, missingRights, type Right } from "./service-account.ts";

const reader = { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "reader" };

/** A service account that may only read pods and their logs, in its namespace. */
async function createReader(api: ApiClient, namespace: string): Promise<void> {
  const rbac = `/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}`;
  const rules = [{ apiGroups: [""], resources: ["pods", "pods/log"], verbs: ["get", "list"] }];
  await api.create(`/api/v1/namespaces/${namespace}/serviceaccounts`, { metadata: { name: "reader" } });
  await api.create(`${rbac}/roles`, { metadata: { name: "reader" }, rules });
  await api.create(`${rbac}/rolebindings`, {
    metadata: { name: "reader" },
    roleRef: reader,
    subjects: [{ kind: "ServiceAccount", name: "reader", namespace }],
  });
}

test("an account can do exactly what its Role says", async ({ api, kubeconfig, namespace }) => {
  await createReader(api, namespace);
  const client = await connectAs(kubeconfig, namespace, "reader");

  const pods = `/api/v1/namespaces/${namespace}/pods`;
  expect(await client.request("GET", pods)).toMatchObject({ status: 200 });
  expect(await client.request("DELETE", `${pods}/web`)).toMatchObject({ status: 403 });

  const may: Right[] = [
    { verb: "list", resource: "pods" },
    { verb: "get", resource: "pods/log" },
  ];
  const mayNot: Right[] = [
    { verb: "delete", resource: "pods" },
    { verb: "get", group: "apps", resource: "deployments" },
    { verb: "list", resource: "pods", cluster: true },
  ];
  const missing = await missingRights(client, namespace, [...may, ...mayNot]);
  expect(missing.map(describeRight)).toEqual([
    "delete pods",
    "get deployments.apps",
    "list pods in the whole cluster",
  ]);
});
