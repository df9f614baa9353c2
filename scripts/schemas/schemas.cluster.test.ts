import { readFileSync } from "node:fs";
import { expect, inject, test } from "vitest";
import { connect } from "../../packages/cluster/src/index.ts";
import { closeDefinitions, type OpenApiDefinitions } from "../../packages/validator/src/index.ts";
import { newestMinor } from "../tools/catalogue.ts";

const dryRun = "?dryRun=All&fieldValidation=Strict";

test("the definitions are those of the API server", async () => {
  const file = new URL(`../../schemas/kubernetes/${newestMinor}/definitions.json`, import.meta.url);
  const api = connect(inject("cluster").kubeconfig);
  const { definitions } = await api.get<{ definitions: OpenApiDefinitions }>("/openapi/v2");
  expect(closeDefinitions(definitions)).toEqual(JSON.parse(readFileSync(file, "utf8")).definitions);
});

test("the CEL rules of an installed custom resource are enforced", async () => {
  const api = connect(inject("cluster").kubeconfig);
  const path = `/apis/gateway.networking.k8s.io/v1/namespaces/default/httproutes${dryRun}`;
  const route = (backend: unknown) => ({
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "HTTPRoute",
    metadata: { name: "shop" },
    spec: { parentRefs: [{ name: "public" }], rules: [{ backendRefs: [backend] }] },
  });
  await api.create(path, route({ name: "shop", port: 80 }));
  await expect(api.create(path, route({ name: "shop" }))).rejects.toThrow(
    "Must have port for Service reference",
  );
});

test("the patterns of an installed custom resource are enforced", async () => {
  const api = connect(inject("cluster").kubeconfig);
  const path = `/apis/monitoring.coreos.com/v1/namespaces/default/servicemonitors${dryRun}`;
  const monitor = (interval: string) => ({
    apiVersion: "monitoring.coreos.com/v1",
    kind: "ServiceMonitor",
    metadata: { name: "shop" },
    spec: { selector: {}, endpoints: [{ port: "metrics", interval }] },
  });
  await api.create(path, monitor("30s"));
  await expect(api.create(path, monitor("30 seconds"))).rejects.toThrow("spec.endpoints[0].interval");
});
