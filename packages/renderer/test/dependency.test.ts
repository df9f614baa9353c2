import {
  defineChart,
  defineLibrary,
  dependency,
  evaluate,
  helper,
  includeFrom,
  type Json,
  library,
  merge,
  resource,
  text,
  v,
  when,
} from "@chartwright/model";
import { render } from "@chartwright/renderer";
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

const shared = defineLibrary({
  name: "shared",
  description: "What some charts share.",
  values: v.object({ team: v.string().default("none"), extra: v.mapOf(v.string()) }),
  helpers: ({ values, names }) => ({
    owner: helper("owner", text`${names.fullname}-${values.team}`, { doc: "Who runs it." }),
    notes: helper("notes", merge({ team: values.team }, values.extra), { doc: "Annotations." }),
  }),
});

const parent = defineChart({
  name: "parent",
  description: "A chart that depends on another, twice.",
  appVersion: "1.0",
  dependencies: {
    child: dependency(child, { version: chartVersion, values: { port: 8080 } }),
    second: dependency(child, { version: chartVersion, enabled: false }),
    tagged: dependency(child, { version: chartVersion, tags: ["some", "others"] }),
  },
  libraries: [library(shared, { version: chartVersion })],
  values: v.object({
    global: v.object({}).open(),
    own: v.string().default("own"),
    team: v.string().default("mine"),
    extra: v.mapOf(v.string()),
  }),
  resources: ({ values, names }) => [
    resource(ConfigMap, {
      metadata: { name: names.fullname, annotations: includeFrom(shared, "notes") },
      data: {
        owner: includeFrom(shared, "owner"),
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
  { tags: { some: false } },
  { tags: { some: false, others: false }, team: "other", extra: { a: "b" } },
  { tags: { some: false, others: false }, tagged: { enabled: true } },
  { tagged: { enabled: false } },
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

test("a library has no values of its own, and its README names its templates", () => {
  const { files } = render(shared, { version: chartVersion, kubernetes: {} });
  const paths = files.map(({ path }) => path);
  expect(paths).toEqual([".helmignore", "Chart.yaml", "README.md", "templates/_helpers.tpl"]);
  expect(files.find(({ path }) => path === "README.md")?.text).toContain("| `shared.owner` | Who runs it. |");
});

test("a library's helper is refused where the chart does not fit it", () => {
  const { diagnostics } = defineChart({
    name: "stranger",
    description: "It has not what the library reads.",
    appVersion: "1.0",
    values: v.object({ team: v.integer().default(1) }),
    resources: ({ names }) => [
      resource(ConfigMap, {
        metadata: { name: names.fullname },
        data: { owner: includeFrom(shared, "owner") },
      }),
    ],
  });
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
    "CW1008 A helper of shared is called, but the chart does not depend on it.",
    "CW1008 A library's helper reads the value `team`, which the chart has not, or has in another form.",
  ]);
});
