import { fileURLToPath } from "node:url";
import { type ApiClient, drainNode, readyAfter, setUnschedulable, useHelm } from "@chartwright/cluster";
import { test } from "@chartwright/cluster/vitest";
import { afterAll, expect, inject, onTestFinished } from "vitest";

const chart = fileURLToPath(new URL("chart", import.meta.url));
const helm = useHelm("helm 4", inject("tools"), inject("cluster").kubeconfig);
afterAll(() => helm.close());

/** Four pods that take a second to be ready, on one node as far as they can choose. */
const values = {
  replicaCount: 4,
  fullnameOverride: "web",
  podAnnotations: { [readyAfter]: "1s" },
  podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
  affinity: {
    nodeAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        {
          weight: 100,
          preference: {
            matchExpressions: [{ key: "kubernetes.io/hostname", operator: "In", values: ["node-2"] }],
          },
        },
      ],
    },
  },
};

const apply = (command: "install" | "upgrade", namespace: string, tag: string) =>
  helm.run(
    command,
    "one",
    chart,
    ...["--namespace", namespace, "--wait", "--timeout", "60s"],
    ...["--set", `image.tag=${tag}`, "--set-json", JSON.stringify(values)],
  );

interface Deployment {
  readonly status?: { readonly availableReplicas?: number };
}

/** How many pods were available in every state of the Deployment that the API server told of meanwhile. */
async function availability(
  api: ApiClient,
  namespace: string,
  work: () => Promise<unknown>,
): Promise<readonly number[]> {
  const seen: number[] = [];
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments?fieldSelector=metadata.name%3Dweb`;
  const watch = api.watch<Deployment>(path, ({ status }) => seen.push(status?.availableReplicas ?? 0));
  try {
    await work();
    return seen;
  } finally {
    watch.end();
  }
}

test("a new image rolls out with no pod less than asked for", async ({ api, namespace }) => {
  await apply("install", namespace, "1.0");
  const seen = await availability(api, namespace, () => apply("upgrade", namespace, "2.0"));
  // It told of more than its first and last state.
  expect(seen.length).toBeGreaterThan(3);
  expect(Math.min(...seen)).toBe(values.replicaCount);
  const { items } = await api.get<{ items: readonly { spec: { containers: { image: string }[] } }[] }>(
    `/api/v1/namespaces/${namespace}/pods`,
  );
  const images = items.map(({ spec }) => spec.containers[0]?.image);
  expect(images).toEqual(Array(values.replicaCount).fill("docker.io/nginxinc/nginx-unprivileged:2.0"));
});

test("a node is drained with one pod away at a time", async ({ api, namespace }) => {
  await apply("install", namespace, "1.0");
  onTestFinished(() => setUnschedulable(api, "node-2", false));
  const drains: Awaited<ReturnType<typeof drainNode>>[] = [];
  const seen = await availability(api, namespace, async () => {
    drains.push(await drainNode(api, "node-2", namespace));
  });
  expect(drains).toEqual([{ evicted: values.replicaCount, refused: expect.any(Number) }]);
  // The budget forbade it until another pod was ready, each time.
  expect(drains[0]?.refused).toBeGreaterThanOrEqual(values.replicaCount - 1);
  expect(Math.min(...seen)).toBe(values.replicaCount - 1);
});
