import { fileURLToPath } from "node:url";
import { type ApiClient, useHelm } from "@chartwright/cluster";
import { test } from "@chartwright/cluster/vitest";
import { afterAll, describe, expect, inject } from "vitest";

const chart = fileURLToPath(new URL("chart", import.meta.url));

interface Item {
  readonly metadata: { readonly name: string; readonly uid: string };
  readonly data?: { readonly password: string };
}

const list = async (api: ApiClient, namespace: string, kind: string) =>
  (await api.get<{ items: readonly Item[] }>(`/api/v1/namespaces/${namespace}/${kind}`)).items;

const uids = async (...asked: Parameters<typeof list>) =>
  (await list(...asked)).map(({ metadata }) => `${metadata.name} ${metadata.uid}`).sort();

const password = async (api: ApiClient, namespace: string) =>
  (await list(api, namespace, "secrets")).find(({ metadata }) => metadata.name === "store-password")?.data
    ?.password ?? "";

describe.each(["helm 3", "helm 4"] as const)("what %s makes", (version) => {
  const helm = useHelm(version, inject("tools"), inject("cluster").kubeconfig);
  afterAll(() => helm.close());

  const apply = (command: "install" | "upgrade", namespace: string, ...values: string[]) =>
    helm.run(
      command,
      "one",
      chart,
      ...["--namespace", namespace, "--wait", "--timeout", "60s", "--set", "fullnameOverride=store"],
      ...values.flatMap((value) => ["--set", value]),
    );

  test("a larger volume is refused, with the commands that bring it about", async ({ api, namespace }) => {
    await apply("install", namespace, "replicaCount=2");
    const [pods, claims] = [
      await uids(api, namespace, "pods"),
      await uids(api, namespace, "persistentvolumeclaims"),
    ];
    const larger = () => apply("upgrade", namespace, "replicaCount=2", "persistence.size=9Gi");
    await expect(larger()).rejects.toThrow(
      `kubectl --namespace ${namespace} delete statefulset store --cascade=orphan`,
    );

    const path = `/apis/apps/v1/namespaces/${namespace}/statefulsets/store?propagationPolicy=Orphan`;
    expect((await api.request("DELETE", path)).status).toBe(200);
    await larger();
    expect(await uids(api, namespace, "persistentvolumeclaims")).toEqual(claims);
    expect(await uids(api, namespace, "pods")).toEqual(pods);
  });

  test("the password is made once, and outlives the release with the data", async ({ api, namespace }) => {
    await apply("install", namespace, "auth.enabled=true");
    const first = await password(api, namespace);
    expect(Buffer.from(first, "base64").toString()).toMatch(/^[A-Za-z0-9]{32}$/);
    await apply("upgrade", namespace, "auth.enabled=true", "podLabels.team=data");
    expect(await password(api, namespace)).toBe(first);
    await helm.run("uninstall", "one", "--namespace", namespace, "--wait");
    await apply("install", namespace, "auth.enabled=true");
    expect(await password(api, namespace)).toBe(first);
    await apply("upgrade", namespace, "auth.enabled=true", "auth.password=chosen");
    expect(await password(api, namespace)).toBe(Buffer.from("chosen").toString("base64"));
  });
});
