import { renderChart } from "chartwright/testing";
import { Deployment } from "kubernetes-models/apps/v1";
import { HorizontalPodAutoscaler } from "kubernetes-models/autoscaling/v2";
import { PersistentVolumeClaim, Service } from "kubernetes-models/v1";
import { describe, expect, test } from "vitest";

const here = new URL(".", import.meta.url);

describe("web-service", () => {
  test("leaves the number of pods to an autoscaler", async () => {
    const fixed = await renderChart(here);
    expect(fixed.get(Deployment).spec.replicas).toBe(2);
    expect(fixed.has(HorizontalPodAutoscaler)).toBe(false);
    const scaled = await renderChart(here, { values: { autoscaling: { enabled: true, maxReplicas: 7 } } });
    expect(scaled.get(Deployment).spec).not.toHaveProperty("replicas");
    expect(scaled.get(HorizontalPodAutoscaler).spec.maxReplicas).toBe(7);
  });

  test("sends what its Service gets to the port that the program listens on", async () => {
    const chart = await renderChart(here, { release: "blog", values: { containerPort: 3000 } });
    const [port] = chart.get(Service, "blog-web-service").spec.ports;
    const [container] = chart.get(Deployment, "blog-web-service").spec.template.spec.containers;
    const target = container?.ports.find(({ name }) => name === port?.targetPort);
    expect(target?.containerPort).toBe(3000);
  });

  test("changes its pods one by one where they have a volume that one node mounts", async () => {
    const chart = await renderChart(here, { values: { replicaCount: 1, persistence: { enabled: true } } });
    expect(chart.get(PersistentVolumeClaim).spec.accessModes).toEqual(["ReadWriteOnce"]);
    expect(chart.get(Deployment).spec.strategy.type).toBe("Recreate");
  });
});
