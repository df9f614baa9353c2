import { defineChart, dependency, evaluate, type Json, merge, resource, v, when } from "@chartwright/model";
import { ConfigMap } from "kubernetes-models/v1";
import { expect, inject, test } from "vitest";
import { chartFolder, chartVersion, helmTemplate } from "./support/helm.ts";

const child = defineChart({
  name: "child",
  description: "A chart that others depend on.",
  appVersion: "1.0",
  values: v.object({
    global: v.object({ registry: v.string().default("docker.io") }).open(),
    port: v.integer().default(80),
    labels: v.mapOf(v.string()),
    nested: v.object({ text: v.string().default("deep") }),
  }),
  rules: () => [],
  resources: ({ values, names, labels }) => [
    resource(ConfigMap, {
      metadata: { name: names.fullname, labels: merge(labels.common, values.labels) },
      data: { registry: values.global.registry, text: values.nested.text },
    }),
  ],
});

const parent = defineChart({
  name: "parent",
  description: "A chart that depends on another, twice.",
  appVersion: "1.0",
  dependencies: {
    child: dependency(child, { version: chartVersion, values: { port: 8080 } }),
    second: dependency(child, { version: chartVersion, enabled: false }),
  },
  values: v.object({ global: v.object({}).open(), own: v.string().default("own") }),
  resources: ({ values, names }) => [
    resource(ConfigMap, {
      metadata: { name: names.fullname },
      data: {
        own: values.own,
        text: values.child.nested.text,
        second: when(values.second.enabled, "There is a second one."),
      },
    }),
  ],
});

const valueSets: readonly Record<string, Json>[] = [
  {},
  { child: { enabled: false } },
  { second: { enabled: true, port: 1 }, global: { registry: "registry.example.com" } },
  {
    child: { nested: { text: "other" }, labels: { a: "b" }, global: { registry: "mine" } },
    global: { more: "x" },
  },
  { child: { nameOverride: "renamed" }, second: { enabled: true, fullnameOverride: "second-one" } },
];

const nameOf = (object: unknown) => (object as { metadata: { name: string } }).metadata.name;
const byName = (objects: readonly unknown[]) =>
  [...objects].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));

test.each(["helm3", "helm4"] as const)("a chart with its dependencies means what %s renders", (name) => {
  const folder = chartFolder(parent);
  for (const values of valueSets) {
    const { objects } = evaluate(parent, { values, release: { name: "rel", namespace: "ns" }, chartVersion });
    const rendered = helmTemplate(inject("tools")[name], folder, values).map(({ object }) => object);
    expect({ values, objects: byName(rendered) }).toEqual({
      values,
      objects: byName(objects.map(({ object }) => object)),
    });
  }
});

test.each(["helm3", "helm4"] as const)("a typo in a value of a dependency is refused by %s", (name) => {
  const folder = chartFolder(parent);
  expect(() => helmTemplate(inject("tools")[name], folder, { child: { prot: 1 } })).toThrow(/prot/);
});
