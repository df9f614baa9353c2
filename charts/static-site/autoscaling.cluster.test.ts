import { fileURLToPath } from "node:url";
import { type ApiClient, helmModes, useHelm, waitUntil } from "@chartwright/cluster";
import { test } from "@chartwright/cluster/vitest";
import { afterAll, describe, expect, inject } from "vitest";

const chart = fileURLToPath(new URL("chart", import.meta.url));
const pods = 4;

interface Deployment {
  readonly spec: { readonly replicas: number };
}

const pathIn = (namespace: string) => `/apis/apps/v1/namespaces/${namespace}/deployments/site`;

/** Runs an upgrade that switches the autoscaler on, and returns every number of pods that was asked for meanwhile. */
async function switchOn(
  api: ApiClient,
  namespace: string,
  helm: ReturnType<typeof useHelm>,
  before: () => Promise<unknown> = async () => {},
): Promise<readonly number[]> {
  const values = ["--set", `fullnameOverride=site,replicaCount=${pods}`];
  const apply = (command: string, ...args: readonly string[]) =>
    helm.run(command, "one", chart, "--namespace", namespace, ...values, ...args);
  await apply("install", "--wait");
  await before();
  const seen = new Set<number>();
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments?fieldSelector=metadata.name%3Dsite`;
  const watch = api.watch<Deployment>(path, ({ spec }) => seen.add(spec.replicas));
  await apply("upgrade", "--set", `autoscaling.enabled=true,autoscaling.minReplicas=${pods}`);
  const back = async () => (await api.get<Deployment>(pathIn(namespace))).spec.replicas === pods;
  await waitUntil(back, { what: "the autoscaler to act" });
  watch.end();
  return [...seen];
}

/** Another owner of the number of pods, which keeps it when Helm gives it up. */
const handOver = (api: ApiClient, namespace: string) => () =>
  api.apply(pathIn(namespace), {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "site", namespace },
    spec: { replicas: pods },
  });

// The README's note on `autoscaling.enabled` says this.
describe.each(helmModes)("%s switches the autoscaler on", (mode) => {
  const helm = useHelm(mode, inject("tools"), inject("cluster").kubeconfig);
  afterAll(() => helm.close());

  test("and one pod is asked for until the autoscaler acts", async ({ api, namespace }) => {
    expect(await switchOn(api, namespace, helm)).toEqual([pods, 1]);
  });

  test("and a number that somebody else owns stays, if it is applied on the server's side", async ({
    api,
    namespace,
  }) => {
    const seen = await switchOn(api, namespace, helm, handOver(api, namespace));
    expect(seen).toEqual(mode === "helm 4" ? [pods] : [pods, 1]);
  });
});
