import { renderChart } from "chartwright/testing";
import { StatefulSet } from "kubernetes-models/apps/v1";
import {
  ClusterRole,
  ClusterRoleBinding,
  Role,
  RoleBinding,
} from "kubernetes-models/rbac.authorization.k8s.io/v1";
import { ConfigMap } from "kubernetes-models/v1";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const here = new URL(".", import.meta.url);
type Values = Readonly<Record<string, unknown>>;

const render = (values: Values = {}) => renderChart(here, { values });

async function configuration(values: Values = {}) {
  const chart = await render(values);
  return parse(chart.get(ConfigMap, "my-release-prometheus").data?.["prometheus.yml"] ?? "");
}

async function job(name: string, values: Values = {}) {
  const { scrape_configs } = await configuration(values);
  return scrape_configs.find(({ job_name }: { job_name: string }) => job_name === name);
}

describe("what a user changes of the configuration", () => {
  test("is that alone: a job keeps the rest, and the other jobs all", async () => {
    const before = await configuration();
    const after = await configuration({ scrapeConfigs: { kubelet: { scrape_interval: "2m" } } });
    expect(await job("kubelet", { scrapeConfigs: { kubelet: { scrape_interval: "2m" } } })).toEqual({
      ...(await job("kubelet")),
      scrape_interval: "2m",
    });
    expect(after.scrape_configs.length).toBe(before.scrape_configs.length);
  });

  test("replaces no pod, unless nobody is there to tell Prometheus", async () => {
    const changes = [{}, { server: { retention: "2d" } }, { ruleGroups: { general: { enabled: false } } }];
    const pods = async (more: Values) =>
      Promise.all(
        changes.map(async (values) =>
          JSON.stringify((await render({ ...values, ...more })).get(StatefulSet).spec.template),
        ),
      );
    expect(new Set(await pods({})).size).toBe(1);
    expect(new Set(await pods({ configReloader: { enabled: false } })).size).toBe(3);
  });

  test("opens the way that ends Prometheus for the reloader alone", async () => {
    const args = async (values: Values) =>
      (await render(values)).get(StatefulSet).spec.template.spec.containers[0]?.args ?? [];
    expect(await args({})).toContain("--web.enable-lifecycle");
    const closed = await args({ configReloader: { enabled: false } });
    expect(closed.filter((arg) => /lifecycle|admin-api/.test(String(arg)))).toEqual([]);
  });
});

describe("scraping", () => {
  test("verifies kubelets, and in all their jobs does not where one value says so", async () => {
    const kubelets = ["kubelet", "kubelet-cadvisor", "kubelet-probes"];
    for (const name of kubelets) {
      expect((await job(name)).tls_config).toEqual({ ca_file: expect.stringContaining("ca.crt") });
      const relaxed = await job(name, { kubelet: { insecureSkipVerify: true } });
      expect(relaxed.tls_config).toEqual({ insecure_skip_verify: true });
    }
    const apiServers = await job("kubernetes-apiservers", { kubelet: { insecureSkipVerify: true } });
    expect(apiServers.tls_config.insecure_skip_verify).toBeUndefined();
  });

  test("of itself is its own job's, or an operator's, never both", async () => {
    expect(await job("prometheus")).toBeDefined();
    const monitored = { metrics: { serviceMonitor: { enabled: true } } };
    expect(await job("prometheus", monitored)).toBeUndefined();
  });
});

test("a pair is told apart by a label that its alerts do not have", async () => {
  const pair = await configuration({ replicaCount: 2 });
  expect(pair.global.external_labels).toEqual({ prometheus_replica: "${POD_NAME}" });
  expect(pair.alerting.alert_relabel_configs).toEqual([{ action: "labeldrop", regex: "prometheus_replica" }]);
  expect((await configuration()).global.external_labels).toBeUndefined();
});

test("rules keep what Prometheus fills in", async () => {
  const rules = (await render()).get(ConfigMap, "my-release-prometheus-rules").data?.["rules.yml"] ?? "";
  expect(rules).toContain("{{ $labels.instance }}");
});

describe("its rights", () => {
  test("on the cluster are those that discovery needs", async () => {
    const chart = await render();
    const rules = chart.get(ClusterRole).rules ?? [];
    const rights = rules.flatMap(({ resources, nonResourceURLs, verbs }) =>
      [...(resources ?? []), ...(nonResourceURLs ?? [])].map((what) => `${verbs.join(",")} ${what}`),
    );
    expect(rights.sort()).toEqual([
      "get /metrics",
      "get nodes/metrics",
      "get,list,watch endpointslices",
      "get,list,watch ingresses",
      "get,list,watch nodes",
      "get,list,watch pods",
      "get,list,watch services",
    ]);
    expect(chart.has(Role)).toBe(false);
  });

  test("are in the namespaces alone where some are named, of nothing that is the cluster's", async () => {
    const chart = await render({ server: { namespaces: ["shop", "default"] } });
    expect(chart.has(ClusterRole)).toBe(false);
    expect(chart.has(ClusterRoleBinding)).toBe(false);
    const roles = chart.all(Role);
    expect(roles.map(({ metadata }) => metadata?.namespace).sort()).toEqual(["default", "shop"]);
    const resources = roles.flatMap(({ rules }) => (rules ?? []).flatMap((rule) => rule.resources ?? []));
    expect(new Set(resources)).toEqual(new Set(["services", "pods", "endpointslices", "ingresses"]));
    expect(chart.all(RoleBinding)).toHaveLength(2);
  });
});
