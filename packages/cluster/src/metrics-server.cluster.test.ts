import { afterAll, beforeAll, expect, inject } from "vitest";
import { type MetricsServer, startMetricsServer } from "./metrics-server.ts";
import { test } from "./namespace-fixture.ts";
import { usageAnnotations } from "./stages/metrics.ts";
import { waitUntil } from "./wait-until.ts";

let server: MetricsServer | undefined;
beforeAll(async () => {
  server = await startMetricsServer(inject("cluster"), inject("clusterTools"));
});
afterAll(() => server?.stop());

const container = (usage: string) => ({
  metadata: { labels: { app: "web" }, annotations: { [usageAnnotations.cpu]: usage } },
  spec: {
    securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
    containers: [
      {
        name: "web",
        image: "example.com/web:1",
        resources: { requests: { cpu: "100m" } },
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
      },
    ],
  },
});

test("a HorizontalPodAutoscaler scales by what pods use", { timeout: 120_000 }, async ({
  api,
  namespace,
}) => {
  const deployments = `/apis/apps/v1/namespaces/${namespace}/deployments`;
  await api.create(deployments, {
    metadata: { name: "web" },
    spec: { replicas: 1, selector: { matchLabels: { app: "web" } }, template: container("150m") },
  });
  await api.create(`/apis/autoscaling/v2/namespaces/${namespace}/horizontalpodautoscalers`, {
    metadata: { name: "web" },
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
      maxReplicas: 3,
      metrics: [
        {
          type: "Resource",
          resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 50 } },
        },
      ],
    },
  });
  const { status } = await waitUntil(
    async () => {
      const found = await api.get<{ status: { readyReplicas?: number } }>(`${deployments}/web`);
      return found.status.readyReplicas === 3 && found;
    },
    { what: "the Deployment to be scaled to 3 pods", seconds: 90, everyMilliseconds: 500 },
  );
  expect(status.readyReplicas).toBe(3);
});
