import { expect, test } from "vitest";
import { type CustomResourceDefinition, stripCrd } from "./strip-crd.ts";

test("descriptions go, and a field that is called description stays", () => {
  const schema = {
    description: "A thing.",
    type: "object",
    properties: {
      description: { description: "Its text.", type: "string", default: { description: "kept" } },
      items: { type: "array", items: { type: "string", description: "An item." } },
    },
    "x-kubernetes-validations": [{ rule: "self.description != ''", message: "say something" }],
  };
  const names = { plural: "things" };
  const versions = [{ name: "v1", served: true, schema: { openAPIV3Schema: schema } }];
  const crd: CustomResourceDefinition = {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: "things.example.com" },
    spec: { group: "example.com", names, versions },
    status: { conditions: [] },
  };
  const stripped = stripCrd(crd);
  expect(stripped).not.toHaveProperty("status");
  expect(stripped.spec.versions[0]?.schema?.openAPIV3Schema).toEqual({
    type: "object",
    properties: {
      description: { type: "string", default: { description: "kept" } },
      items: { type: "array", items: { type: "string" } },
    },
    "x-kubernetes-validations": [{ rule: "self.description != ''", message: "say something" }],
  });
});
