import type { ApiClient } from "../api-client.ts";

interface Event {
  readonly type: string;
  readonly involvedObject: { readonly kind: string; readonly name: string };
  readonly message: string;
}
interface Pod {
  readonly metadata: { readonly name: string };
  readonly status?: {
    readonly containerStatuses?: readonly {
      readonly state?: { readonly waiting?: { readonly reason: string; readonly message?: string } };
    }[];
  };
}

/** Why a namespace's pods are not what they should be, which Helm's own message seldom says. */
export async function troublesIn(api: ApiClient, namespace: string): Promise<readonly string[]> {
  const core = `/api/v1/namespaces/${namespace}`;
  const [events, pods] = await Promise.all([
    api.get<{ items: readonly Event[] }>(`${core}/events`),
    api.get<{ items: readonly Pod[] }>(`${core}/pods`),
  ]);
  const warnings = events.items
    .filter(({ type }) => type === "Warning")
    .map(({ involvedObject: { kind, name }, message }) => `${kind} ${name}: ${message}`);
  const waiting = pods.items.flatMap(({ metadata, status }) =>
    (status?.containerStatuses ?? []).flatMap(({ state }) =>
      state?.waiting === undefined
        ? []
        : [`Pod ${metadata.name}: ${state.waiting.reason} ${state.waiting.message ?? ""}`.trim()],
    ),
  );
  return [...new Set([...warnings, ...waiting])].slice(0, 5);
}
