import { randomBytes } from "node:crypto";
import { beforeAll, expect, inject, test } from "vitest";
import { type ApiClient, connect } from "./api-client.ts";
import { waitUntil } from "./wait-until.ts";

interface Status {
  readonly status?: {
    readonly phase?: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
    readonly loadBalancer?: { readonly ingress?: readonly unknown[] };
  };
}

const namespace = `cluster-test-${randomBytes(4).toString("hex")}`;
const core = `/api/v1/namespaces/${namespace}`;
const apps = `/apis/apps/v1/namespaces/${namespace}`;
const batch = `/apis/batch/v1/namespaces/${namespace}`;
const container = { name: "main", image: "example.com/main:1" };
let api: ApiClient;

beforeAll(async () => {
  api = connect(inject("cluster").kubeconfig);
  await api.create("/api/v1/namespaces", { metadata: { name: namespace } });
  await waitUntil(() => api.get(`${core}/serviceaccounts/default`), { what: "the default service account" });
});

/** Creates an object and returns when it has the phase or the condition. */
async function createAndWait(collection: string, name: string, spec: unknown, expected: string) {
  await api.create(collection, { metadata: { name }, spec });
  const reached = async () => {
    const { status } = await api.get<Status>(`${collection}/${name}`);
    const conditions = status?.conditions?.filter((condition) => condition.status === "True") ?? [];
    return status?.phase === expected || conditions.some(({ type }) => type === expected);
  };
  return waitUntil(reached, { what: `${name} to be ${expected}` });
}

const deployment = (image: string) => ({
  replicas: 2,
  selector: { matchLabels: { app: "web" } },
  template: { metadata: { labels: { app: "web" } }, spec: { containers: [{ ...container, image }] } },
});
const pod = (image: string) => ({ restartPolicy: "Never", containers: [{ ...container, image }] });
const claim = { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "3Gi" } } };

test("the API server tells its version", async () => {
  expect(await api.get("/version")).toMatchObject({ gitVersion: expect.stringMatching(/^v1\.\d+\.\d+$/) });
});

test("a Deployment becomes Available", async () => {
  await createAndWait(`${apps}/deployments`, "web", deployment("example.com/web:1"), "Available");
});

test("a claim of the default storage class is bound, and its volume goes with it", async () => {
  await createAndWait(`${core}/persistentvolumeclaims`, "data", claim, "Bound");
  await api.remove(`${core}/persistentvolumeclaims/data`);
  const volumes = () =>
    api.get<{ items: { spec: { claimRef: { namespace: string } } }[] }>("/api/v1/persistentvolumes");
  await waitUntil(
    async () => (await volumes()).items.every(({ spec }) => spec.claimRef.namespace !== namespace),
    {
      what: "the volume to be deleted",
    },
  );
});

test("a pod that is not to be restarted runs to its end", async () => {
  await createAndWait(`${core}/pods`, "bare", pod("example.com/test:1"), "Succeeded");
  await createAndWait(`${core}/pods`, "broken", pod("example.com/test:failing"), "Failed");
});

test("a pod whose image does not exist is never ready", async () => {
  await createAndWait(`${core}/pods`, "absent", pod("example.com/test:missing"), "PodScheduled");
  const { status } = await waitUntil(
    async () => {
      const object = await api.get<{ status: { containerStatuses?: unknown } }>(`${core}/pods/absent`);
      return object.status.containerStatuses !== undefined && object;
    },
    { what: "the image to be looked for" },
  );
  expect(status).toMatchObject({
    phase: "Pending",
    containerStatuses: [{ ready: false, state: { waiting: { reason: "ImagePullBackOff" } } }],
  });
});

test("a Job completes, and one whose pods fail does not", async () => {
  const job = (image: string) => ({ backoffLimit: 0, template: { spec: pod(image) } });
  await createAndWait(`${batch}/jobs`, "migrate", job("example.com/migrate:1"), "Complete");
  await createAndWait(`${batch}/jobs`, "broken", job("example.com/migrate:failing"), "Failed");
});

test("a Service of type LoadBalancer gets an address", async () => {
  const spec = { type: "LoadBalancer", selector: { app: "web" }, ports: [{ port: 80 }] };
  await api.create(`${core}/services`, { metadata: { name: "public" }, spec });
  await waitUntil(
    async () =>
      (await api.get<Status>(`${core}/services/public`)).status?.loadBalancer?.ingress?.length === 1,
    { what: "the address" },
  );
});

test("restricted Pod Security is enforced where a namespace asks for it", async () => {
  const name = `${namespace}-restricted`;
  const labels = { "pod-security.kubernetes.io/enforce": "restricted" };
  await api.create("/api/v1/namespaces", { metadata: { name, labels } });
  const spec = { containers: [{ ...container, securityContext: { privileged: true } }] };
  await expect(
    api.create(`/api/v1/namespaces/${name}/pods`, { metadata: { name: "root" }, spec }),
  ).rejects.toThrow(/403 .*violates PodSecurity "restricted:latest": privileged/);
});
