import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { examplesOf } from "./old-cases.ts";

const chart = fileURLToPath(new URL("../../../../charts/web-service", import.meta.url));

test("the examples of a generated README are the cases that it was made of", () => {
  const examples = examplesOf(readFileSync(`${chart}/chart/README.md`, "utf8"));
  expect(examples.map(([name]) => name)).toContain("ha");
  for (const [name, values] of examples) {
    expect(parse(values)).toEqual(parse(readFileSync(`${chart}/cases/${name}/values.yaml`, "utf8")));
  }
});

test("a README without examples has none", () => {
  expect(examplesOf("# web\n\n### ha\n\n```yaml\na: 1\n```\n")).toEqual([]);
});
