import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type ApiClient,
  createNamespace,
  objectsOf,
  removeNamespace,
  useHelm,
  waitUntil,
} from "@chartwright/cluster";
import { test } from "@chartwright/cluster/vitest";
import { afterAll, expect, inject, onTestFinished } from "vitest";
import { parse, stringify } from "yaml";
import { prometheus } from "./exports.ts";
import { type LiveServer, startLiveServer, startReloader } from "./live-server.ts";
import { metrics } from "./metrics.ts";

const chart = fileURLToPath(new URL("chart", import.meta.url));
const { kubeconfig } = inject("cluster");
const helm = useHelm("helm 4", inject("tools"), kubeconfig);
afterAll(() => helm.close());

const { jobs } = prometheus;

interface Target {
  readonly scrapePool: string;
  readonly scrapeUrl: string;
  readonly health: "up" | "down" | "unknown";
  readonly labels: Readonly<Record<string, string>>;
  readonly discoveredLabels: Readonly<Record<string, string>>;
}

/** Values with which all goes quickly. */
const quick = {
  server: {
    persistentVolume: { enabled: false },
    global: { scrape_interval: "1s", evaluation_interval: "1s" },
  },
};

async function install(api: ApiClient, namespace: string, values: object): Promise<LiveServer> {
  const set = Object.entries({ ...quick, ...values }).flatMap(([name, value]) => [
    "--set-json",
    `${name}=${JSON.stringify(value)}`,
  ]);
  await helm.run("install", "one", chart, "--namespace", namespace, "--wait", ...set);
  onTestFinished(async () => void (await helm.run("uninstall", "one", "--namespace", namespace)));
  const objects = objectsOf(await helm.run("get", "manifest", "one", "--namespace", namespace));
  const server = await startLiveServer({
    api,
    kubeconfig,
    file: inject("clusterTools").prometheus,
    namespace,
    objects,
  });
  onTestFinished(() => server.stop());
  return server;
}

const targetsOf = async (server: LiveServer) =>
  (await server.get<{ activeTargets: readonly Target[] }>("/api/v1/targets?state=active")).activeTargets;

/** What a ServiceAccount may not do stands in the log of who tries. */
function expectNoRefusal(server: LiveServer): void {
  const lines = server.log().split("\n");
  expect(
    lines.filter((line) => /forbidden|unauthorized|\b40[13]\b|failed to (list|watch)/i.test(line)),
  ).toEqual([]);
}

const annotated = {
  "prometheus.io/scrape": "true",
  "prometheus.io/port": "9102",
  "prometheus.io/path": "/custom",
};

/** A pod of two containers, and a Service that leads to it and says the same. */
async function addProgram(api: ApiClient, namespace: string): Promise<void> {
  const securityContext = { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } };
  const container = (name: string, ...ports: number[]) => ({
    name,
    image: "example.com/shop:1",
    ports: ports.map((containerPort) => ({ containerPort })),
    securityContext,
  });
  const pod = (name: string, annotations: Readonly<Record<string, string>>) => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, labels: { app: name }, annotations },
    spec: {
      securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
      containers: [container("shop", 8080, 8443), container("exporter", 9102), container("silent")],
    },
  });
  const at = `/api/v1/namespaces/${namespace}`;
  await api.create(`${at}/pods`, pod("shop", annotated));
  await api.create(`${at}/pods`, pod("cart", {}));
  await api.create(`${at}/services`, {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "cart", annotations: annotated },
    spec: { selector: { app: "cart" }, ports: [{ name: "http", port: 80, targetPort: 8080 }] },
  });
  await api.create(`${at}/services`, {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "outside", annotations: { "prometheus.io/scrape": "true" } },
    spec: { ports: [{ name: "http", port: 80, targetPort: 9187 }] },
  });
  await api.create(`/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices`, {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: { name: "outside-ipv6", labels: { "kubernetes.io/service-name": "outside" } },
    addressType: "IPv6",
    ports: [{ name: "http", port: 9187, protocol: "TCP" }],
    endpoints: [{ addresses: ["2001:db8::10"], conditions: { ready: true } }],
  });
  await api.create(`/apis/networking.k8s.io/v1/namespaces/${namespace}/ingresses`, {
    apiVersion: "networking.k8s.io/v1",
    kind: "Ingress",
    metadata: { name: "shop" },
    spec: {
      rules: [
        {
          host: "shop.example.com",
          http: {
            paths: [
              {
                path: "/",
                pathType: "Prefix",
                backend: { service: { name: "cart", port: { name: "http" } } },
              },
            ],
          },
        },
      ],
    },
  });
}

/** Says where the API server is, as its own reconciler is off in a test's cluster. */
async function addApiServer(api: ApiClient): Promise<string> {
  const path = "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices";
  const name = `kubernetes-${process.pid}`;
  await api.create(path, {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: { name, labels: { "kubernetes.io/service-name": "kubernetes" } },
    addressType: "IPv4",
    ports: [{ name: "https", port: 6443, protocol: "TCP" }],
    endpoints: [{ addresses: ["192.0.2.1"], conditions: { ready: true } }],
  });
  onTestFinished(() => api.remove(`${path}/${name}`));
  return "192.0.2.1:6443";
}

/** Jobs that look at the roles which none does by default. */
const otherRoles = {
  roles: {
    kubernetes_sd_configs: [{ role: "service" }, { role: "ingress" }],
    relabel_configs: [{ action: "keep", source_labels: ["__meta_kubernetes_namespace"], regex: "test-.*" }],
  },
};

test("finds and scrapes what the cluster has, with the rights that it is given", async ({
  api,
  namespace,
}) => {
  await addProgram(api, namespace);
  const apiServer = await addApiServer(api);
  const server = await install(api, namespace, {
    scrapeConfigs: otherRoles,
    ruleGroups: { general: { alerts: { TargetDown: { for: "0s" } } } },
    server: {
      ...quick.server,
      externalUrl: "https://example.com/prometheus",
      alertmanagers: { main: { static_configs: [{ targets: ["127.0.0.1:1"] }] } },
      remoteWrite: { archive: { url: "http://127.0.0.1:1/write" } },
    },
  });
  const { server: url } = parse(readFileSync(kubeconfig, "utf8")).clusters[0].cluster;
  server.proxy.lead(apiServer, Number(new URL(url).port));

  const own = await waitUntil(
    async () => (await targetsOf(server)).find(({ scrapePool }) => scrapePool === jobs.self),
    { what: "its own pod" },
  );
  server.proxy.lead(new URL(own.scrapeUrl).host, server.port);
  const up = await waitUntil(
    async () => {
      const targets = await targetsOf(server);
      const well = targets.filter(({ health }) => health === "up");
      const count = (job: string) =>
        well.filter(
          ({ scrapePool, labels }) =>
            scrapePool === job && (labels.namespace === namespace || job === jobs.apiServers),
        ).length;
      const isUp = [jobs.self, jobs.apiServers, jobs.pods].every((job) => count(job) > 0);
      // The Service of the pods, and the one of an address outside.
      return isUp && count(jobs.services) >= 2 && well;
    },
    { what: "targets of every job" },
  );

  const of = (job: string) =>
    up.filter(
      ({ scrapePool, labels }) => scrapePool === job && (labels.namespace ?? namespace) === namespace,
    );
  expect(of(jobs.self).map(({ labels }) => labels)).toMatchObject([
    {
      job: "prometheus",
      namespace,
      service: "one-prometheus",
      pod: "one-prometheus-0",
      container: "prometheus",
      node: expect.any(String),
    },
  ]);
  expect(up.filter(({ scrapePool }) => scrapePool === jobs.apiServers)).toHaveLength(1);
  expect(of(jobs.pods).map(({ labels }) => labels)).toMatchObject([
    { namespace, pod: "shop", container: "exporter", node: expect.any(String) },
  ]);
  const services = of(jobs.services).sort((one, other) =>
    (one.labels.service ?? "").localeCompare(other.labels.service ?? ""),
  );
  expect(services.map(({ labels }) => labels)).toMatchObject([
    { namespace, service: "cart", pod: "cart", container: "exporter", node: expect.any(String) },
    { namespace, service: "outside", instance: "[2001:db8::10]:9187" },
  ]);
  expect(services.map(({ scrapeUrl }) => new URL(scrapeUrl).pathname)).toEqual(["/custom", "/metrics"]);
  expect([...of(jobs.pods), ...services].every(({ scrapeUrl }) => server.proxy.asked.has(scrapeUrl))).toBe(
    true,
  );

  expectNoRefusal(server);
  const all = await targetsOf(server);
  const roles = all.filter(({ scrapePool }) => scrapePool === "roles");
  expect(roles.some(({ discoveredLabels }) => "__meta_kubernetes_ingress_name" in discoveredLabels)).toBe(
    true,
  );
  expect(
    roles.some(({ discoveredLabels }) => "__meta_kubernetes_service_cluster_ip" in discoveredLabels),
  ).toBe(true);
  for (const job of [jobs.kubelet, jobs.cadvisor, jobs.probes]) {
    expect(
      all
        .filter(({ scrapePool }) => scrapePool === job)
        .map(({ labels }) => labels.node)
        .sort(),
    ).toEqual(
      (await api.get<{ items: { metadata: { name: string } }[] }>("/api/v1/nodes")).items
        .map(({ metadata }) => metadata.name)
        .sort(),
    );
  }

  const firing = await waitUntil(
    async () => {
      const { alerts } = await server.get<{
        alerts: { state: string; labels: Record<string, string>; annotations: Record<string, string> }[];
      }>("/api/v1/alerts");
      const fired = alerts.filter(({ state }) => state === "firing");
      const isFiring = (name: string, job?: string) =>
        fired.some(({ labels }) => labels.alertname === name && (job === undefined || labels.job === job));
      return isFiring("Watchdog") && isFiring("TargetDown", jobs.kubelet) && fired;
    },
    { what: "the watchdog, and an alert on kubelets that nobody answers for" },
  );
  expect(firing.find(({ labels }) => labels.job === jobs.kubelet)?.annotations.description).toBe(
    "100% of the targets of job kubelet are down.",
  );

  const served = await server.get<string>("/metrics");
  for (const [name, labels] of Object.entries(metrics)) {
    expect(served, name).toContain(`\n${name}${labels.length === 0 ? " " : "{"}`);
    for (const label of labels) expect(served, name).toMatch(new RegExp(`^${name}{.*\\b${label}="`, "m"));
  }
  const reloaded = await fetch(`http://127.0.0.1:${server.port}/-/reload`, {
    method: "POST",
    signal: AbortSignal.timeout(5_000),
  });
  expect(reloaded.status).toBe(200);
  const admin = await fetch(`http://127.0.0.1:${server.port}/api/v1/admin/tsdb/snapshot`, {
    method: "POST",
    signal: AbortSignal.timeout(5_000),
  });
  expect(await admin.text()).toContain("admin APIs disabled");
});

test("finds what is in its namespaces alone, without a right on the cluster", async ({ api, namespace }) => {
  const [shop, closed] = [await createNamespace(api), await createNamespace(api)];
  onTestFinished(async () => {
    for (const name of [shop, closed]) await removeNamespace(api, name);
  });
  for (const name of [namespace, shop, closed]) await addProgram(api, name);
  const server = await install(api, namespace, {
    scrapeConfigs: otherRoles,
    server: { ...quick.server, namespaces: [shop], logFormat: "json" },
  });
  const found = await waitUntil(
    async () => {
      const targets = await targetsOf(server);
      const pods = targets.filter(({ scrapePool }) => scrapePool === jobs.pods);
      return pods.length >= 2 && targets.some(({ scrapePool }) => scrapePool === "roles") && targets;
    },
    { what: "the pods of both namespaces" },
  );
  expect(new Set(found.map(({ discoveredLabels }) => discoveredLabels.__meta_kubernetes_namespace))).toEqual(
    new Set([namespace, shop]),
  );
  expect(new Set(found.map(({ scrapePool }) => scrapePool))).toEqual(
    new Set([jobs.self, jobs.pods, jobs.services, "roles"]),
  );
  expectNoRefusal(server);
});

test("takes a new rule, of which the container beside it tells", async ({ api, namespace }) => {
  const server = await install(api, namespace, {});
  const objects = objectsOf(await helm.run("get", "manifest", "one", "--namespace", namespace));
  const reloader = await startReloader(objects, inject("clusterTools")["config-reloader"], server.port);
  onTestFinished(() => reloader.stop());
  const namesOf = async () =>
    (await server.get<{ groups: { name: string }[] }>("/api/v1/rules")).groups.map(({ name }) => name);
  expect(await namesOf()).not.toContain("fresh");
  for (const { root } of [server, reloader]) {
    const file = join(root, "etc/prometheus/rules.yml");
    const fresh = { name: "fresh", rules: [{ record: "fresh", expr: "vector(1)" }] };
    const rules = parse(readFileSync(file, "utf8"));
    writeFileSync(file, stringify({ groups: [...rules.groups, fresh] }));
  }
  await waitUntil(async () => (await namesOf()).includes("fresh"), { what: "the new rule", seconds: 30 });
});
