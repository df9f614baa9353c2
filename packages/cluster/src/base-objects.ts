import type { ApiClient } from "./api-client.ts";
import { resourceMetricsPath } from "./stages/metrics.ts";
import { provisioner, storageClassName } from "./stages/volumes.ts";
import { waitUntil } from "./wait-until.ts";

const zones = ["zone-a", "zone-b", "zone-c"];
const size = { cpu: "64", memory: "256Gi", "ephemeral-storage": "1Ti", pods: "1000" };

/** A simulated node, large enough for any chart; three of them are in three zones. */
export function nodeObject(index: number) {
  const name = `node-${index + 1}`;
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name,
      annotations: {
        "kwok.x-k8s.io/node": "fake",
        "metrics.k8s.io/resource-metrics-path": resourceMetricsPath(name),
      },
      labels: {
        "kubernetes.io/hostname": name,
        "kubernetes.io/os": "linux",
        "kubernetes.io/arch": "amd64",
        "topology.kubernetes.io/region": "region-1",
        "topology.kubernetes.io/zone": zones[index % zones.length],
      },
    },
    status: {
      allocatable: size,
      capacity: size,
      addresses: [
        { type: "InternalIP", address: `192.0.2.${101 + index}` },
        { type: "Hostname", address: name },
        // Where kwok serves what a kubelet measures.
        { type: "ExternalIP", address: "127.0.0.1" },
      ],
    },
  };
}

const storageClass = {
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: {
    name: storageClassName,
    annotations: { "storageclass.kubernetes.io/is-default-class": "true" },
  },
  provisioner,
  reclaimPolicy: "Delete",
  volumeBindingMode: "Immediate",
  allowVolumeExpansion: true,
};

/** What every cluster has before the first chart is installed. */
export async function createBaseObjects(api: ApiClient, nodes: number): Promise<void> {
  const indexes = Array.from({ length: nodes }, (_, index) => index);
  await Promise.all([
    api.create("/apis/storage.k8s.io/v1/storageclasses", storageClass),
    ...indexes.map((index) => api.create("/api/v1/nodes", nodeObject(index))),
  ]);
}

interface Node {
  readonly spec: { readonly taints?: readonly unknown[] };
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

/** Returns when pods can be made and scheduled. */
export async function waitForBase(api: ApiClient, nodes: number, giveUpIf: () => void): Promise<void> {
  await waitUntil(
    async () => {
      const { items } = await api.get<{ items: Node[] }>("/api/v1/nodes");
      return items.length === nodes && items.every(isUsable);
    },
    { what: `${nodes} nodes to be Ready`, giveUpIf },
  );
  await waitUntil(async () => api.get("/api/v1/namespaces/default/serviceaccounts/default"), {
    what: "the service account of the default namespace",
    giveUpIf,
  });
}

function isUsable({ spec, status }: Node): boolean {
  const ready = status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True");
  return ready === true && (spec.taints ?? []).length === 0;
}
