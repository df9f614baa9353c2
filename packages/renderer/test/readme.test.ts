import { defineChart, v } from "@chartwright/model";
import { render } from "@chartwright/renderer";
import { expect, test } from "vitest";
import { chartVersion } from "./support/helm.ts";

const chart = defineChart({
  name: "documented",
  description: "A chart with guides.",
  appVersion: "1.0",
  guides: { Sizing: "One pod for each\n**1000** series.\n", "Why not a Deployment": "It would lock." },
  upgrading: { "2.0.0": "Delete the Service.", "10.0.0": "Nothing to do." },
  values: v.object({ size: v.integer().default(1) }),
  resources: () => [],
});

test("a README has the chart's guides in their order, then its values, then its upgrades, the newest first", () => {
  const { files } = render(chart, { version: chartVersion, kubernetes: {} });
  const readme = files.find(({ path }) => path === "README.md")?.text ?? "";
  expect([...readme.matchAll(/^##+ (.*)$/gm)].map(([, title]) => title)).toEqual([
    "Install",
    "Sizing",
    "Why not a Deployment",
    "Values",
    "Upgrading",
    "To 10.0.0",
    "To 2.0.0",
  ]);
  expect(readme).toContain("\n## Sizing\n\nOne pod for each\n**1000** series.\n\n## Why not");
});

test("a named type stands once in the README and in the schema, whatever has it", () => {
  const address = () => v.object({ host: v.string(), port: v.integer().default(80) }).named("Address");
  const model = defineChart({
    name: "typed",
    description: "A chart with named types.",
    appVersion: "1.0",
    values: v.object({
      main: address(),
      peers: v.mapOf(v.object({ at: address(), others: v.array(address()) }).named("Peer")),
    }),
    resources: () => [],
  });
  const { files } = render(model, { version: chartVersion, kubernetes: {} });
  const textOf = (name: string) => files.find(({ path }) => path === name)?.text ?? "";
  const readme = textOf("README.md");
  expect([...readme.matchAll(/^### (.*)$/gm)].map(([, title]) => title)).toEqual(["main", "Address", "Peer"]);
  expect(readme).toContain("| `peers` | map of [Peer](#peer) |");
  expect(readme).toContain("| `at` | [Address](#address) |");
  expect(readme).toContain("| `others` | list of [Address](#address) |");
  expect(readme).toContain("| `main.port` | integer | `80` |");
  const schema = JSON.parse(textOf("values.schema.json"));
  expect(Object.keys(schema.definitions)).toEqual(["Address", "Peer"]);
  expect(schema.definitions.Address).toMatchObject({ required: ["host"], additionalProperties: false });
  // At a fixed place values.yaml gives the port, so a user who deletes it is refused.
  expect(schema.properties.main.required).toEqual(["host", "port"]);
});

test("two types of one name are a mistake of the author's", () => {
  const model = defineChart({
    name: "typed",
    description: "A chart with two types of one name.",
    appVersion: "1.0",
    values: v.object({
      one: v.mapOf(v.object({ a: v.string() }).named("Same")),
      other: v.mapOf(v.object({ b: v.string() }).named("Same")),
    }),
    resources: () => [],
  });
  expect(model.diagnostics).toMatchObject([
    { code: "CW1003", message: expect.stringContaining("are called Same") },
  ]);
});
