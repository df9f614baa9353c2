import { expect, test } from "vitest";
import { otherCases } from "../../packages/cluster/src/charts/try-upgrades.ts";
import type { ChartUnderTrial } from "../../packages/cluster/src/index.ts";
import { helmModes } from "../../packages/cluster/src/index.ts";
import { upgradesOn } from "./run.ts";

const cases = ["a", "b", "c", "d", "e", "f", "g", "h", "i"].map((name) => ({ name, values: "", given: [] }));
const chart = { cases } as unknown as ChartUnderTrial;
const minors = ["1.33", "1.37"] as const;

/** The upgrades that all trials make together, and how many those of one make at most. */
function upgradesOf(upgrades: "share" | "every" | "next") {
  const made = minors.flatMap((minor) => {
    const choice = upgradesOn(minor, { upgrades, modes: helmModes, minors });
    return helmModes.map((mode) => (typeof choice === "function" ? choice(mode) : choice));
  });
  const all = made.flatMap((each) =>
    cases.map((current) =>
      otherCases({ chart, upgrades: each }, current).map(({ name }) => `${current.name} ${name}`),
    ),
  );
  return { distinct: new Set(all.flat()).size, most: Math.max(...all.map((each) => each.length)) };
}

test("each upgrade is made in some column, and the next one in each", () => {
  expect(upgradesOf("share")).toEqual({ distinct: 9 * 8, most: 3 });
  expect(upgradesOf("every")).toEqual({ distinct: 9 * 8, most: 8 });
  expect(upgradesOf("next")).toEqual({ distinct: 9, most: 1 });
});
