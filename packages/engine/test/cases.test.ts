import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { parseCases } from "./support/case-file.ts";
import { engineOutput, helmOutputs } from "./support/run-cases.ts";

const folder = join(import.meta.dirname, "cases");
const topics = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".txt"))
  .map((path) => ({ path, cases: parseCases(readFileSync(join(folder, path), "utf8")) }));

describe.each(topics)("$path", ({ cases }) => {
  test.each(cases.flatMap((each) => [3, 4].map((helm) => ({ ...each, helm: helm as 3 | 4 }))))(
    "the engine, as Helm $helm: $title",
    (each) => {
      expect(engineOutput(each, each.helm)).toBe(each.expected[each.helm]);
    },
  );

  test.each([3, 4] as const)("real Helm %i gives what the file says", (major) => {
    const tools = inject("tools");
    const found = helmOutputs(cases, tools[`helm${major}`], (each) => each.expected[major]);
    expect(found).toEqual(cases.map((each) => each.expected[major]));
  });
});
