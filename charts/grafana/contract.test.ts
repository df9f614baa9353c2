import { prometheus } from "@chartwright-charts/prometheus/exports";
import { renderChart } from "chartwright/testing";
import { Secret, Service } from "kubernetes-models/v1";
import { expect, test } from "vitest";
import { parse } from "yaml";

const here = new URL(".", import.meta.url);

interface Datasource {
  readonly name: string;
  readonly uid?: string;
  readonly url?: string;
  readonly isDefault?: boolean;
}

async function datasources(...args: Parameters<typeof renderChart>): Promise<readonly Datasource[]> {
  const chart = await renderChart(...args);
  const { "datasources.yaml": text = "" } = chart.get(
    Secret,
    `${args[1]?.release ?? "my-release"}-grafana-sources`,
  ).stringData;
  return (parse(text) as { datasources: readonly Datasource[] }).datasources;
}

test("the default datasource is the Service of a release of Prometheus's chart", async () => {
  const chart = await renderChart(new URL("../prometheus/", here), { release: prometheus.chart });
  const [one] = await datasources(here);
  const { hostname, port } = new URL(one?.url ?? "");
  const service = chart.get(Service, hostname);
  expect(service.spec.ports.map((each) => String(each.port))).toContain(port);
  expect(one).toMatchObject({ uid: prometheus.datasource.uid, isDefault: true });
});

test("a chart above both may name another release, and one datasource alone is the default", async () => {
  const all = await datasources(here, { release: "shop", case: "provisioned" });
  expect(all.map(({ name, url }) => [name, url])).toEqual([
    ["Logs", "https://elasticsearch.logging:9200"],
    ["Prometheus", "http://shop-prometheus.monitoring:9090"],
  ]);
  expect(all.filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(["Prometheus"]);
});
