import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { type Case, parseCases } from "./support/case-file.ts";
import { engineOutput, helmOutputs, isFailing } from "./support/run-cases.ts";
import { isTurnOf } from "./support/turns.ts";

const folder = join(import.meta.dirname, "cases");
const topics = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".txt"))
  .map((path) => ({ path, cases: parseCases(readFileSync(join(folder, path), "utf8")) }));

/** Whether the majors of Helm give different things. */
const differs = ({ expected }: Case) => expected[3] !== expected[4];

describe.each(topics)("$path", ({ cases }) => {
  test.each(cases.flatMap((each) => [3, 4].map((helm) => ({ ...each, helm: helm as 3 | 4 }))))(
    "the engine, as Helm $helm: $title",
    (each) => {
      expect(engineOutput(each, each.helm)).toBe(each.expected[each.helm]);
    },
  );

  test.each([3, 4] as const)("real Helm %i gives what the file says", (major) => {
    const tools = inject("tools");
    const asked = cases.filter((each, at) => !isFailing(each, major) || differs(each) || isTurnOf(major, at));
    const found = helmOutputs(asked, major === 3 ? tools.helm3 : tools.helm4, (each) =>
      isFailing(each, major),
    );
    expect(found).toEqual(asked.map((each) => each.expected[major]));
  });
});
