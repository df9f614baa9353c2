import { fileURLToPath } from "node:url";
import { createNamespace, objectsOf, removeNamespace, useHelm, waitUntil } from "@chartwright/cluster";
import { test } from "@chartwright/cluster/vitest";
import { nodeExporter } from "@chartwright-charts/node-exporter/exports";
import { exporterOf } from "@chartwright-charts/node-exporter/testing";
import { afterAll, expect, inject, onTestFinished } from "vitest";
import { prometheus } from "./exports.ts";
import { startLiveServer } from "./live-server.ts";

const chartOf = (name: string) => fileURLToPath(new URL(`../${name}/chart`, import.meta.url));
const { kubeconfig } = inject("cluster");
const helm = useHelm("helm 4", inject("tools"), kubeconfig);
afterAll(() => helm.close());

interface Target {
  readonly scrapePool: string;
  readonly scrapeUrl: string;
  readonly labels: Readonly<Record<string, string>>;
}
interface Series {
  readonly metric: Readonly<Record<string, string>>;
}

test("a release of node-exporter is found by its annotations, on every node, and told apart by its contract", async ({
  api,
}) => {
  const namespace = await createNamespace(api, { podSecurity: "privileged" });
  onTestFinished(() => removeNamespace(api, namespace));
  const install = async (release: string, chart: string, ...more: readonly string[]) => {
    await helm.run("install", release, chartOf(chart), "--namespace", namespace, "--wait", ...more);
    onTestFinished(async () => void (await helm.run("uninstall", release, "--namespace", namespace)));
  };
  await install("nodes", nodeExporter.chart);
  const quick = { persistentVolume: { enabled: false }, global: { scrape_interval: "1s" } };
  await install("one", prometheus.chart, "--set-json", `server=${JSON.stringify(quick)}`);
  const manifest = await helm.run("get", "manifest", "one", "--namespace", namespace);
  const file = inject("clusterTools").prometheus;
  const server = await startLiveServer({ api, kubeconfig, file, namespace, objects: objectsOf(manifest) });
  onTestFinished(() => server.stop());

  const service = nodeExporter.serviceName("nodes");
  const { items } = await api.get<{ items: { metadata: { name: string } }[] }>("/api/v1/nodes");
  const nodes = items.map(({ metadata }) => metadata.name).sort();
  const found = await waitUntil(
    async () => {
      const { activeTargets } = await server.get<{ activeTargets: readonly Target[] }>("/api/v1/targets");
      const own = activeTargets.filter(
        ({ labels }) => labels.service === service && labels.namespace === namespace,
      );
      return own.length >= nodes.length && own;
    },
    { what: "a target on each node" },
  );
  expect(found.map(({ labels }) => labels.node).sort()).toEqual(nodes);
  expect(new Set(found.map(({ scrapePool }) => scrapePool))).toEqual(new Set([prometheus.jobs.services]));
  expect(found.every(({ labels }) => labels.container === nodeExporter.chart && labels.pod)).toBe(true);

  const [, exporter = ""] = (await exporterOf([])).split(":");
  for (const { scrapeUrl } of found) {
    const { host, port, pathname, protocol } = new URL(scrapeUrl);
    expect([protocol, port, pathname]).toEqual(["http:", String(nodeExporter.port.number), "/metrics"]);
    server.proxy.lead(host, Number(exporter));
  }
  const which = `namespace="${namespace}", service="${service}"`;
  const measured = await waitUntil(
    async () => {
      const query = encodeURIComponent(`node_load5{${which}} and on (instance) up{${which}} == 1`);
      const { result } = await server.get<{ result: readonly Series[] }>(`/api/v1/query?query=${query}`);
      return result.length >= nodes.length && result;
    },
    { what: "the load of each node" },
  );
  expect(measured.map(({ metric }) => metric.node).sort()).toEqual(nodes);
});
