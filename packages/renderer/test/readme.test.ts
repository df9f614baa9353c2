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
