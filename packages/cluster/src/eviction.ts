import type { ApiClient } from "./api-client.ts";
import { waitUntil } from "./wait-until.ts";

interface Pod {
  readonly metadata: { readonly name: string; readonly namespace: string };
}

/** How a drain went: how often a disruption budget refused to let a pod go before the node was empty. */
export interface Drain {
  readonly evicted: number;
  readonly refused: number;
}

/**
 * Drains a node as `kubectl drain` does: it takes no new pods, and those of the namespace are evicted, again
 * and again while a PodDisruptionBudget forbids it.
 */
export async function drainNode(api: ApiClient, node: string, namespace: string): Promise<Drain> {
  await setUnschedulable(api, node, true);
  const selector = encodeURIComponent(`spec.nodeName=${node}`);
  const path = `/api/v1/namespaces/${namespace}/pods`;
  let evicted = 0;
  let refused = 0;
  await waitUntil(
    async () => {
      const { items } = await api.get<{ items: readonly Pod[] }>(`${path}?fieldSelector=${selector}`);
      for (const { metadata } of items) {
        const eviction = { apiVersion: "policy/v1", kind: "Eviction", metadata };
        const { status, text } = await api.request("POST", `${path}/${metadata.name}/eviction`, eviction);
        if (status === 429) refused++;
        else if (status < 300) evicted++;
        else if (status !== 404) throw new Error(`${metadata.name} cannot be evicted: ${text}`);
      }
      return items.length === 0;
    },
    { what: `${node} to be drained` },
  );
  return { evicted, refused };
}

/** Lets pods be scheduled to a node, or forbids it. */
export async function setUnschedulable(api: ApiClient, node: string, unschedulable: boolean): Promise<void> {
  const patch = { spec: { unschedulable } };
  await api.request("PATCH", `/api/v1/nodes/${node}`, patch, "application/merge-patch+json");
}
