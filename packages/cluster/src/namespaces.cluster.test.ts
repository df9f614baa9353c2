import { spawnSync } from "node:child_process";
import { describe, expect } from "vitest";
import type { ApiClient } from "./api-client.ts";
import { test } from "./namespace-fixture.ts";
import { sweepNamespaces } from "./namespaces.ts";

/** The id of a process that has ended. */
const deadProcess = () => String(spawnSync(process.execPath, ["-e", ""]).pid);

const namespaceOf = (owner: string) => ({
  metadata: { generateName: "abandoned-", labels: { "chartwright.dev/owner": owner } },
});
type Namespace = { metadata: { name: string; deletionTimestamp?: string; labels: Record<string, string> } };

/** Whether a namespace is being deleted, which takes the cluster a while, or is gone. */
async function isLeaving(api: ApiClient, name: string): Promise<boolean> {
  const { status, text } = await api.request("GET", `/api/v1/namespaces/${name}`);
  return status === 404 || (JSON.parse(text) as Namespace).metadata.deletionTimestamp !== undefined;
}

/** Makes a ClusterRole as Helm makes one for a release in the namespace, and returns its path. */
async function createClusterRole(api: ApiClient, namespace: string): Promise<string> {
  const path = "/apis/rbac.authorization.k8s.io/v1/clusterroles";
  const labels = { "app.kubernetes.io/managed-by": "Helm" };
  const annotations = { "meta.helm.sh/release-namespace": namespace };
  await api.create(path, { metadata: { name: `of-${namespace}`, labels, annotations }, rules: [] });
  return `${path}/of-${namespace}`;
}

describe("a test's namespace", () => {
  let seen = "";

  test("enforces restricted Pod Security and belongs to this process", async ({ api, namespace }) => {
    seen = namespace;
    const { metadata } = await api.get<Namespace>(`/api/v1/namespaces/${namespace}`);
    expect(metadata.labels).toMatchObject({
      "chartwright.dev/owner": String(process.pid),
      "pod-security.kubernetes.io/enforce": "restricted",
    });
  });

  test("is gone after the test, while the file's stays", async ({ api, namespace, fileNamespace }) => {
    expect(namespace).not.toBe(seen);
    expect(fileNamespace).not.toBe(namespace);
    expect(await isLeaving(api, seen)).toBe(true);
  });
});

test("the namespaces of a killed run are swept, and no others", async ({ api, namespace }) => {
  const { metadata } = await api.create<Namespace>("/api/v1/namespaces", namespaceOf(deadProcess()));
  const theirs = await createClusterRole(api, metadata.name);
  const mine = await createClusterRole(api, namespace);
  expect(await sweepNamespaces(api)).toContain(metadata.name);
  expect(await api.request("GET", theirs)).toMatchObject({ status: 404 });
  expect(await api.request("GET", mine)).toMatchObject({ status: 200 });
  await api.remove(mine);
  expect(await isLeaving(api, metadata.name)).toBe(true);
  expect(await isLeaving(api, namespace)).toBe(false);
});
