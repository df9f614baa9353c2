import { randomBytes } from "node:crypto";
import type { ApiClient } from "./api-client.ts";
import { removeClusterWide } from "./cluster-wide.ts";
import { isAlive } from "./processes.ts";
import { waitUntil } from "./wait-until.ts";

/** A level of Kubernetes' Pod Security. */
export type PodSecurity = "privileged" | "baseline" | "restricted";

export interface NamespaceOptions {
  /** What its name begins with. */
  readonly prefix?: string;
  /** The level that it enforces: `restricted` unless given. */
  readonly podSecurity?: PodSecurity;
}

const ownerLabel = "chartwright.dev/owner";
/** Nothing that is tested takes so long: an owner's process id has been given out again. */
const longestUse = 60 * 60_000;

/** Makes a namespace with a name of its own that belongs to this process, and returns when pods can be made. */
export async function createNamespace(
  api: ApiClient,
  { prefix = "test", podSecurity = "restricted" }: NamespaceOptions = {},
): Promise<string> {
  const name = `${prefix.slice(0, 50)}-${randomBytes(4).toString("hex")}`;
  const labels = {
    [ownerLabel]: String(process.pid),
    "pod-security.kubernetes.io/enforce": podSecurity,
  };
  await api.create("/api/v1/namespaces", { metadata: { name, labels } });
  await waitUntil(() => api.get(`/api/v1/namespaces/${name}/serviceaccounts/default`), {
    what: `the default service account of ${name}`,
  });
  return name;
}

/** Deletes a namespace with all that is in it, which the cluster then does by itself. */
export async function removeNamespace(api: ApiClient, name: string): Promise<void> {
  const { status, text } = await api.request("DELETE", `/api/v1/namespaces/${name}`);
  if (status >= 400 && status !== 404) throw new Error(`Namespace ${name} cannot be deleted: ${text}`);
}

interface Namespace {
  readonly metadata: {
    readonly name: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly creationTimestamp: string;
    readonly deletionTimestamp?: string;
  };
}

/**
 * Deletes the namespaces of processes that have ended without doing it, with what releases in them have made in the
 * whole cluster, and returns their names.
 */
export async function sweepNamespaces(api: ApiClient, now: number = Date.now()): Promise<readonly string[]> {
  const { items } = await api.get<{ items: readonly Namespace[] }>(
    `/api/v1/namespaces?labelSelector=${encodeURIComponent(ownerLabel)}`,
  );
  const abandoned = items
    .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
    .filter(({ metadata: { labels, creationTimestamp } }) => {
      const old = now - Date.parse(creationTimestamp) > longestUse;
      return old || !isAlive(Number(labels[ownerLabel]));
    })
    .map(({ metadata }) => metadata.name);
  await removeClusterWide(api, abandoned);
  await Promise.all(abandoned.map((name) => removeNamespace(api, name)));
  return abandoned;
}
