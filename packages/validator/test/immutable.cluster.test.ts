import { connect } from "@chartwright/cluster";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { immutableFields } from "../src/upgrade/objects/immutable-fields.ts";

const api = connect(inject("cluster").kubeconfig);
const namespace = `immutable-${process.pid}`;
const toRemove: string[] = [];

beforeAll(() => api.create("/api/v1/namespaces", { metadata: { name: namespace } }));
afterAll(async () => {
  for (const path of toRemove.reverse()) await api.remove(path);
  await api.remove(`/api/v1/namespaces/${namespace}`);
});

const template = {
  metadata: { labels: { app: "a", tier: "b" } },
  spec: { containers: [{ name: "a", image: "a" }] },
};
const selector = { matchLabels: { app: "a" } };
const narrower = { spec: { selector: { matchLabels: { tier: "b" } } } };
const job = { template: { spec: { ...template.spec, restartPolicy: "Never" } } };
const indexed = { ...job, completionMode: "Indexed", completions: 2 };
const claim = {
  accessModes: ["ReadWriteOnce"],
  storageClassName: "none",
  resources: { requests: { storage: "1Gi" } },
};
const source = { kind: "PersistentVolumeClaim", name: "other" };
const crd = {
  metadata: { name: "things.immutable.example.com" },
  spec: {
    group: "immutable.example.com",
    scope: "Namespaced",
    names: { kind: "Thing", plural: "things" },
    versions: [{ name: "v1", served: true, storage: true, schema: { openAPIV3Schema: { type: "object" } } }],
  },
};
const roleRef = (name: string) => ({ apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name });

interface Kind {
  readonly collection: string;
  /** The object, and for each path an update of that field alone, with another object where it needs one. */
  readonly object: object;
  readonly updates: Readonly<Record<string, object | readonly [object: object, update: object]>>;
  /** An update that is taken, so that what is refused is refused for the field. */
  readonly taken: object;
}

const namespaced = (group: string, plural: string) => `${group}/namespaces/${namespace}/${plural}`;
const workload = (plural: string): Kind => ({
  collection: namespaced("/apis/apps/v1", plural),
  object: { spec: { selector, template } },
  updates: { "spec.selector": narrower },
  taken: { spec: { template: { spec: { containers: [{ name: "a", image: "b" }] } } } },
});

const kinds: Readonly<Record<string, Kind>> = {
  "apps/Deployment": workload("deployments"),
  "apps/DaemonSet": workload("daemonsets"),
  "apps/ReplicaSet": workload("replicasets"),
  "apps/StatefulSet": {
    ...workload("statefulsets"),
    object: { spec: { selector, template, serviceName: "a" } },
    updates: {
      "spec.selector": narrower,
      "spec.serviceName": { spec: { serviceName: "b" } },
      "spec.volumeClaimTemplates": {
        spec: { volumeClaimTemplates: [{ metadata: { name: "a" }, spec: claim }] },
      },
      "spec.podManagementPolicy": { spec: { podManagementPolicy: "Parallel" } },
    },
  },
  "batch/Job": {
    collection: namespaced("/apis/batch/v1", "jobs"),
    object: { spec: job },
    updates: {
      "spec.selector": { spec: { selector: { matchLabels: { a: "b" } } } },
      "spec.template": { spec: { template: { spec: { containers: [{ name: "a", image: "b" }] } } } },
      "spec.completions": { spec: { completions: 3 } },
      "spec.completionMode": [{ spec: { ...job, completions: 1 } }, { spec: { completionMode: "Indexed" } }],
      "spec.podFailurePolicy": {
        spec: {
          podFailurePolicy: { rules: [{ action: "FailJob", onExitCodes: { operator: "In", values: [1] } }] },
        },
      },
      "spec.successPolicy": [
        { spec: indexed },
        { spec: { successPolicy: { rules: [{ succeededCount: 1 }] } } },
      ],
      "spec.backoffLimitPerIndex": [{ spec: indexed }, { spec: { backoffLimitPerIndex: 1 } }],
      "spec.managedBy": { spec: { managedBy: "example.com/a" } },
    },
    taken: { spec: { parallelism: 2 } },
  },
  "/Service": {
    collection: namespaced("/api/v1", "services"),
    object: { spec: { ports: [{ port: 80 }] } },
    updates: {
      "spec.clusterIP": { spec: { clusterIP: "None" } },
      "spec.clusterIPs": { spec: { clusterIPs: ["None"] } },
      "spec.loadBalancerClass": [
        { spec: { type: "LoadBalancer", loadBalancerClass: "example.com/a", ports: [{ port: 80 }] } },
        { spec: { loadBalancerClass: "example.com/b" } },
      ],
    },
    taken: { spec: { type: "NodePort" } },
  },
  "/PersistentVolumeClaim": {
    collection: namespaced("/api/v1", "persistentvolumeclaims"),
    object: { spec: claim },
    updates: {
      "spec.accessModes": { spec: { accessModes: ["ReadWriteMany"] } },
      "spec.storageClassName": { spec: { storageClassName: "other" } },
      "spec.volumeName": [{ spec: { ...claim, volumeName: "a" } }, { spec: { volumeName: "b" } }],
      "spec.volumeMode": { spec: { volumeMode: "Block" } },
      "spec.selector": { spec: { selector: { matchLabels: { a: "b" } } } },
      "spec.dataSource": { spec: { dataSource: source } },
      "spec.dataSourceRef": { spec: { dataSourceRef: source } },
    },
    taken: { metadata: { labels: { a: "b" } } },
  },
  "/Secret": {
    collection: namespaced("/api/v1", "secrets"),
    object: { stringData: { a: "x" } },
    updates: {
      type: { type: "example.com/a" },
      data: [{ immutable: true, data: { a: "eA==" } }, { data: { a: "eQ==" } }],
      stringData: [{ immutable: true, stringData: { a: "x" } }, { stringData: { a: "y" } }],
      immutable: [{ immutable: true }, { immutable: false }],
    },
    taken: { stringData: { a: "y" } },
  },
  "/ConfigMap": {
    collection: namespaced("/api/v1", "configmaps"),
    object: { data: { a: "x" } },
    updates: {
      data: [{ immutable: true, data: { a: "x" } }, { data: { a: "y" } }],
      binaryData: [{ immutable: true, binaryData: { a: "eA==" } }, { binaryData: { a: "eQ==" } }],
      immutable: [{ immutable: true }, { immutable: false }],
    },
    taken: { data: { a: "y" } },
  },
  "storage.k8s.io/StorageClass": {
    collection: "/apis/storage.k8s.io/v1/storageclasses",
    object: { provisioner: "example.com/a", parameters: { a: "x" } },
    updates: {
      parameters: { parameters: { a: "y" } },
      provisioner: { provisioner: "example.com/b" },
      reclaimPolicy: { reclaimPolicy: "Retain" },
      volumeBindingMode: { volumeBindingMode: "WaitForFirstConsumer" },
    },
    taken: { allowVolumeExpansion: true },
  },
  "rbac.authorization.k8s.io/RoleBinding": {
    collection: namespaced("/apis/rbac.authorization.k8s.io/v1", "rolebindings"),
    object: { roleRef: roleRef("view"), subjects: [] },
    updates: { roleRef: { roleRef: roleRef("edit") } },
    taken: { subjects: [{ kind: "ServiceAccount", name: "a", namespace }] },
  },
  "rbac.authorization.k8s.io/ClusterRoleBinding": {
    collection: "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
    object: { roleRef: roleRef("view"), subjects: [] },
    updates: { roleRef: { roleRef: roleRef("edit") } },
    taken: { subjects: [{ kind: "ServiceAccount", name: "a", namespace }] },
  },
  "scheduling.k8s.io/PriorityClass": {
    collection: "/apis/scheduling.k8s.io/v1/priorityclasses",
    object: { value: 1 },
    updates: { value: { value: 2 }, preemptionPolicy: { preemptionPolicy: "Never" } },
    taken: { description: "Other words." },
  },
  "networking.k8s.io/IngressClass": {
    collection: "/apis/networking.k8s.io/v1/ingressclasses",
    object: { spec: { controller: "example.com/a" } },
    updates: { "spec.controller": { spec: { controller: "example.com/b" } } },
    taken: { metadata: { labels: { a: "b" } } },
  },
  "node.k8s.io/RuntimeClass": {
    collection: "/apis/node.k8s.io/v1/runtimeclasses",
    object: { handler: "a" },
    updates: { handler: { handler: "b" } },
    taken: { scheduling: { nodeSelector: { a: "b" } } },
  },
  "apiextensions.k8s.io/CustomResourceDefinition": {
    collection: "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
    object: crd,
    updates: {
      "spec.group": { spec: { group: "other.example.com" } },
      "spec.scope": { spec: { scope: "Cluster" } },
      "spec.names.kind": { spec: { names: { kind: "Other" } } },
      "spec.names.plural": { spec: { names: { plural: "others" } } },
    },
    taken: { spec: { names: { shortNames: ["th"] } } },
  },
};

interface Made {
  readonly kind: string;
  readonly status?: { readonly conditions?: readonly object[] };
}

let count = 0;

/** Makes an object, and gives its path. */
async function create(collection: string, object: object): Promise<string> {
  const { metadata = {} } = object as { metadata?: { name?: string } };
  const name = metadata.name ?? `immutable-${process.pid}-${count++}`;
  const made = await api.create<Made>(collection, { ...object, metadata: { ...metadata, name } });
  const path = `${collection}/${name}`;
  toRemove.push(path);
  if (made.kind === "CustomResourceDefinition") await established(path);
  return path;
}

/** The scope and the names of a CustomResourceDefinition may still change until it serves its kind. */
async function established(path: string): Promise<void> {
  await expect
    .poll(async () => (await api.get<Made>(path)).status?.conditions, { timeout: 10_000 })
    .toContainEqual(expect.objectContaining({ type: "Established", status: "True" }));
}

async function update(path: string, body: object) {
  return api.request("PATCH", path, body, "application/merge-patch+json");
}

test("every kind and field of the table is tried", () => {
  const paths = (fields: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(fields).map(([kind, all]) => `${kind}: ${[...all].sort().join(" ")}`);
  const table = Object.entries(immutableFields).map(([kind, all]) => [kind, all.map(({ path }) => path)]);
  const tried = Object.entries(kinds).map(([kind, { updates }]) => [kind, Object.keys(updates)]);
  expect(paths(Object.fromEntries(tried)).sort()).toEqual(paths(Object.fromEntries(table)).sort());
});

describe.each(Object.entries(kinds))("%s", (_, { collection, object, updates, taken }) => {
  test("the API server refuses a change of each field, and takes one of another", async () => {
    const whole = await create(collection, object);
    for (const [path, change] of Object.entries(updates)) {
      const [own, body] = Array.isArray(change) ? change : [undefined, change];
      const at = own === undefined ? whole : await create(collection, own);
      expect({ path, ...(await update(at, body)) }).toMatchObject({ path, status: 422 });
    }
    expect(await update(whole, taken)).toMatchObject({ status: 200 });
  });
});
