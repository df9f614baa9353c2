import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { connect, waitUntil } from "@chartwright/cluster";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type HelmName, helm, restrictedNamespace, run, serve } from "./support/cluster.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const bin = fileURLToPath(new URL("../src/bin.ts", import.meta.url));
const charts = readdirSync(join(root, "charts"));
const helms: readonly HelmName[] = ["helm3", "helm4"];

/** The published repository, as each helm knows it: the settings of its `helm repo add`. */
const repository = mkdtempSync(join(tmpdir(), "chartwright-repository-"));
let server: Awaited<ReturnType<typeof serve>>;
const settings = (name: HelmName) => [
  `--repository-config=${join(repository, `${name}.yaml`)}`,
  `--repository-cache=${join(repository, `${name}-cache`)}`,
];

beforeAll(async () => {
  const published = await run(process.execPath, [bin, "publish", "--to", join(repository, "site")], {
    cwd: root,
  });
  expect(published.output).toContain("web-service");
  server = await serve(join(repository, "site"));
  for (const name of helms) await helm(name, "repo", "add", "ours", server.url, ...settings(name));
});
afterAll(() => {
  server.close();
  rmSync(repository, { recursive: true, force: true });
});

const casesOf = (chart: string) => readdirSync(join(root, "charts", chart, "cases"));
const valuesOf = (chart: string, name: string) => [
  "--values",
  join(root, "charts", chart, "cases", name, "values.yaml"),
];
const table = charts.flatMap((chart) => helms.map((name) => [chart, name] as const));

describe.each(table)("%s from the published repository, with %s", (chart, name) => {
  const reference = [`ours/${chart}`, ...settings(name)];
  const install = (release: string, namespace: string, ...more: string[]) =>
    helm(
      name,
      "install",
      release,
      ...reference,
      "--namespace",
      namespace,
      "--wait",
      "--timeout",
      "60s",
      ...more,
    );

  test.each(casesOf(chart))("case %s installs, is tested and leaves nothing", async (from) => {
    const namespace = await restrictedNamespace(`${chart}-${name}-case-${from}`);
    const notes = await install("one", namespace, ...valuesOf(chart, from));
    expect(notes).toContain(`runs in namespace ${namespace}`);
    expect(await helm(name, "test", "one", "--namespace", namespace, "--timeout", "60s")).toContain(
      "Succeeded",
    );
    await helm(name, "uninstall", "one", "--namespace", namespace, "--wait");
    await vanish(namespace);
  });

  test("is upgraded to every other case and rolled back", async () => {
    const namespace = await restrictedNamespace(`${chart}-${name}-upgrade`);
    await install("one", namespace);
    for (const from of casesOf(chart).filter((each) => each !== "configured")) {
      const args = [
        ...reference,
        "--namespace",
        namespace,
        "--wait",
        "--timeout",
        "60s",
        ...valuesOf(chart, from),
      ];
      await helm(name, "upgrade", "one", ...args);
    }
    await helm(name, "rollback", "one", "1", "--namespace", namespace, "--wait", "--timeout", "60s");
    const values = await helm(name, "get", "values", "one", "--namespace", namespace);
    expect(values).toMatch(/null|\{\}/);
    await helm(name, "uninstall", "one", "--namespace", namespace, "--wait");
    await vanish(namespace);
  });

  test("two releases stand side by side, and a name is not taken twice", async () => {
    const namespace = await restrictedNamespace(`${chart}-${name}-two`);
    await Promise.all([install("one", namespace), install("two", namespace)]);
    const deployments = await objectsIn(namespace);
    expect(deployments.filter((object) => object.startsWith("deployments/"))).toHaveLength(2);
    await expect(install("one", namespace)).rejects.toThrow(
      /cannot re-use a name that is still in use|in use/,
    );
  });

  test("a typo in a value is refused, with the key's name", async () => {
    const namespace = await restrictedNamespace(`${chart}-${name}-typo`);
    await expect(install("one", namespace, "--set", "replicaCuont=3")).rejects.toThrow(/replicaCuont/);
    await expect(install("one", namespace, "--set", "image.tga=1")).rejects.toThrow(/image.*tga/s);
    await vanish(namespace);
  });
});

/** Waits until nothing of a release is left: what Kubernetes collects as garbage takes a moment. */
async function vanish(namespace: string): Promise<void> {
  await waitUntil(async () => (await objectsIn(namespace)).length === 0, {
    what: `${namespace} to be empty`,
    seconds: 20,
  });
}

/** What stands in a namespace, besides what the cluster itself puts into each. */
async function objectsIn(namespace: string): Promise<string[]> {
  const api = connect(inject("cluster").kubeconfig);
  const collections = [
    "api/v1/pods",
    "api/v1/configmaps",
    "api/v1/secrets",
    "api/v1/services",
    "api/v1/serviceaccounts",
    "api/v1/persistentvolumeclaims",
    "apis/apps/v1/deployments",
    "apis/autoscaling/v2/horizontalpodautoscalers",
    "apis/policy/v1/poddisruptionbudgets",
    "apis/networking.k8s.io/v1/ingresses",
    "apis/networking.k8s.io/v1/networkpolicies",
    "apis/gateway.networking.k8s.io/v1/httproutes",
    "apis/monitoring.coreos.com/v1/servicemonitors",
  ];
  const found = await Promise.all(
    collections.map(async (collection) => {
      const at = collection.lastIndexOf("/");
      const [group, plural] = [collection.slice(0, at), collection.slice(at + 1)];
      const path = `/${group}/namespaces/${namespace}/${plural}`;
      const { items } = await api.get<{ items: { metadata: { name: string } }[] }>(path);
      return items.map(({ metadata }) => `${plural}/${metadata.name}`);
    }),
  );
  const ofTheCluster = /^(configmaps\/kube-root-ca.crt|serviceaccounts\/default)$/;
  return found.flat().filter((object) => !ofTheCluster.test(object));
}
