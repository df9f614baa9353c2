import { defineChart, resource, v } from "chartwright";
import { renderChart } from "chartwright/testing";
import { StatefulSet } from "kubernetes-models/apps/v1";
import { ConfigMap, Service } from "kubernetes-models/v1";
import { describe, expect, test } from "vitest";
import { prometheus } from "./exports.ts";

const here = new URL(".", import.meta.url);

/** A chart of somebody's who asks Prometheus of its own release. */
const asking = defineChart({
  name: "asking",
  description: "Asks Prometheus.",
  appVersion: "1.0",
  values: v.object({}),
  resources: ({ names, labels, release }) => [
    resource(ConfigMap, {
      metadata: { name: names.fullname, labels: labels.common },
      data: { service: prometheus.serviceNameOf(release.name) },
    }),
  ],
});

const releases = ["prometheus", "monitoring", "my-prometheus-2", "r".repeat(53), `${"r".repeat(51)}-x`];

describe.each(releases)("what other charts rely on is so in release %s", (release) => {
  test("its Service has the name and the port", async () => {
    const chart = await renderChart(here, { release: { name: release, namespace: "metrics" } });
    const service = chart.get(Service, prometheus.serviceName(release));
    const [port] = service.spec.ports;
    expect(service.spec.ports).toHaveLength(1);
    expect(port).toMatchObject({ name: prometheus.port.name, port: prometheus.port.number });
    expect(prometheus.url(release)).toBe(`http://${service.metadata.name}:${port?.port}`);
    expect(prometheus.url(release, "metrics")).toBe(`http://${service.metadata.name}.metrics:${port?.port}`);
    const [container] = chart.get(StatefulSet).spec.template.spec.containers;
    expect(container?.ports).toMatchObject([{ containerPort: prometheus.port.number }]);
  });

  test("a chart that is rendered knows the same name", async () => {
    const chart = await renderChart(asking, { release });
    expect(chart.get(ConfigMap).data).toEqual({ service: prometheus.serviceName(release) });
  });
});

test("its jobs have the names", async () => {
  const configuration = (await renderChart(here)).get(ConfigMap, "my-release-prometheus").data?.[
    "prometheus.yml"
  ];
  const jobs = [...(configuration ?? "").matchAll(/^(?:- | {2})job_name: (.+)$/gm)].map(([, name]) => name);
  expect(jobs.sort()).toEqual(Object.values(prometheus.jobs).sort());
});
