import { existsSync } from "node:fs";
import { freePorts, type ManifestObject, serveConfiguration, waitUntil } from "@chartwright/cluster";
import { expect, inject, onTestFinished, test } from "vitest";
import { stringify } from "yaml";
import { dashboard } from "./dashboard.ts";
import { nodeExporter } from "./exports.ts";
import { metrics } from "./metrics.ts";
import { exporterOf, render, valuesOf } from "./real-exporter.ts";

interface Rule {
  readonly name: string;
  readonly health: string;
  readonly lastError?: string;
}
interface Panel {
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
  readonly panels?: readonly Panel[];
}

/** The labels that both ways of finding it give the node's series. */
const target = { namespace: "default", service: nodeExporter.serviceName("one"), node: "a" };

/** A real Prometheus that scrapes a real node_exporter every second, with rules. */
async function prometheusOf(address: string, rules: unknown): Promise<(path: string) => Promise<unknown>> {
  const configuration = {
    global: { scrape_interval: "1s", evaluation_interval: "1s" },
    rule_files: ["/etc/prometheus/rules.yml"],
    scrape_configs: [
      { job_name: nodeExporter.job, static_configs: [{ targets: [address], labels: target }] },
    ],
  };
  const files = { "prometheus.yml": stringify(configuration), "rules.yml": stringify(rules) };
  const volumeMounts = [
    { name: "config", mountPath: "/etc/prometheus" },
    { name: "data", mountPath: "/prometheus" },
  ];
  const objects = [
    { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "config" }, data: files },
    {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "prometheus" },
      spec: {
        containers: [{ name: "prometheus", volumeMounts }],
        volumes: [
          { name: "config", configMap: { name: "config" } },
          { name: "data", emptyDir: {} },
        ],
      },
    },
  ] as unknown as readonly ManifestObject[];
  const [port = 0] = await freePorts(1);
  const ask = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`, {
      signal: AbortSignal.timeout(5_000),
    });
    return ((await answer.json()) as { data: unknown }).data;
  };
  const server = await serveConfiguration(objects, {
    container: "prometheus",
    program: "prometheus",
    file: inject("clusterTools").prometheus,
    args: [
      "--config.file=/etc/prometheus/prometheus.yml",
      "--storage.tsdb.path=/prometheus",
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    replace: {},
    isUp: async () => (await resultsOf(ask, `count_over_time(up[1m]) > 3`)).length > 0,
  });
  onTestFinished(() => server.stop());
  return ask;
}

async function resultsOf(
  ask: (path: string) => Promise<unknown>,
  query: string,
): Promise<readonly unknown[]> {
  const { result } = (await ask(`query?query=${encodeURIComponent(query)}`)) as {
    result: readonly unknown[];
  };
  return result;
}

/** Whether the query is about something that this machine does not have. */
const mayBeEmpty = (expr: string) =>
  Object.entries(metrics).some(
    ([name, { needs }]) => needs !== undefined && !existsSync(needs.path) && expr.includes(name),
  );

const panelsOf = (panels: readonly Panel[]): readonly Panel[] =>
  panels.flatMap((panel) => [panel, ...panelsOf(panel.panels ?? [])]);

test("a real Prometheus has an answer for each panel, and evaluates each alert", async () => {
  const rendered = await render(valuesOf("alerting"));
  const rules = rendered.find(({ kind }) => kind === "PrometheusRule")?.spec;
  const ask = await prometheusOf(await exporterOf([]), rules);

  const empty: string[] = [];
  for (const { title, targets = [] } of panelsOf((JSON.parse(dashboard) as { panels: Panel[] }).panels)) {
    for (const { expr } of targets) {
      const query = expr
        .replaceAll("$job", nodeExporter.job)
        .replaceAll("$node", target.node)
        .replaceAll(/\$__\w+/g, "1m");
      const { length } = await resultsOf(ask, query);
      if (length === 0 && !mayBeEmpty(expr)) empty.push(`${title}: ${query}`);
    }
  }
  expect(empty).toEqual([]);

  const rulesNow = async () => {
    const { groups } = (await ask("rules")) as { groups: readonly { readonly rules: readonly Rule[] }[] };
    return groups.flatMap((group) => group.rules);
  };
  const areEvaluated = async () => (await rulesNow()).every(({ health }) => health !== "unknown");
  await waitUntil(areEvaluated, { what: "every rule to be evaluated", seconds: 15 });
  const evaluated = await rulesNow();
  expect(evaluated.filter(({ health }) => health !== "ok")).toEqual([]);
  expect(evaluated.length).toBeGreaterThan(20);
});
