import { ServiceMonitor } from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor";
import { renderChart } from "chartwright/testing";
import { DaemonSet } from "kubernetes-models/apps/v1";
import { Service } from "kubernetes-models/v1";
import { expect, test } from "vitest";
import { nodeExporter } from "./exports.ts";

const here = new URL(".", import.meta.url);
const { job, labels, port, serviceName } = nodeExporter;

test.each(["monitoring", "node-exporter", "my-node-exporter-2", "a".repeat(53)])(
  "the Service of release %s is where the contract says",
  async (release) => {
    const chart = await renderChart(here, { release });
    const { metadata, spec } = chart.get(Service, serviceName(release));
    expect(spec.ports).toEqual([
      { name: port.name, port: port.number, targetPort: port.name, protocol: "TCP" },
    ]);
    const [container] = chart.get(DaemonSet).spec.template.spec.containers;
    expect(container?.ports).toEqual([{ name: port.name, containerPort: port.number, protocol: "TCP" }]);
    expect(metadata.annotations).toEqual({
      "prometheus.io/scrape": "true",
      "prometheus.io/port": String(port.number),
      "prometheus.io/path": "/metrics",
      "prometheus.io/scheme": "http",
    });
  },
);

test("the operator is told by the ServiceMonitor alone, of the same job, port and labels", async () => {
  const chart = await renderChart(here, { case: "monitored", release: "monitoring" });
  const service = chart.get(Service, serviceName("monitoring"));
  expect(service.metadata).not.toHaveProperty("annotations");
  const { jobLabel, endpoints, selector } = chart.get(ServiceMonitor).spec;
  expect(service.metadata.labels[jobLabel ?? ""]).toBe(job);
  expect(service.metadata.labels).toMatchObject(selector.matchLabels ?? {});
  expect(endpoints.map((endpoint) => endpoint.port)).toEqual([port.name]);
  // The operator gives each target its namespace and service; the node is ours to name.
  const named = endpoints
    .flatMap(({ relabelings }) => relabelings ?? [])
    .map(({ targetLabel }) => targetLabel);
  expect([...labels].filter((label) => label !== "namespace" && label !== "service")).toEqual(named);
});
