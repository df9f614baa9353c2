import { expect, test } from "vitest";
import { parse } from "yaml";
import { stages } from "./kwok.ts";

test("each stage is a YAML document of its own name that selects some objects only", () => {
  const documents = stages.map((text) => parse(text));
  expect(new Set(documents.map(({ metadata }) => metadata.name)).size).toBe(stages.length);
  for (const { apiVersion, kind, spec } of documents) {
    expect([apiVersion, kind]).toEqual(["kwok.x-k8s.io/v1alpha1", "Stage"]);
    expect(spec.selector.matchExpressions.length).toBeGreaterThan(0);
  }
});
