import { expect, test } from "vitest";
import { effortOf, efforts } from "./effort.ts";

test("short runs by default, long ones for the full run", () => {
  for (const [name, { short, long }] of Object.entries(efforts)) {
    const at = name as keyof typeof efforts;
    expect(effortOf({}, 7).properties[at].numRuns).toBe(short);
    expect(effortOf({ CHARTWRIGHT_EFFORT: "long" }, 7).properties[at].numRuns).toBe(long);
    expect(long).toBeGreaterThanOrEqual(short);
  }
  expect(() => effortOf({ CHARTWRIGHT_EFFORT: "full" }, 7)).toThrow('"full"; it can be short or long');
});

test("a seed by chance, but in short runs for properties that have one, and one that is given for all", () => {
  const { properties, told } = effortOf({}, 7);
  expect(properties["cli/shard"].seed).toBe(7);
  expect(properties["renderer/meaning"].seed).toBe(1);
  expect(effortOf({ CHARTWRIGHT_EFFORT: "long" }, 7).properties["renderer/meaning"].seed).toBe(7);
  expect(told).toContain("CHARTWRIGHT_SEED=7");
  const given = effortOf({ CHARTWRIGHT_SEED: "3", CHARTWRIGHT_RUNS: "5" }, 7);
  expect(given.properties["cli/shard"]).toEqual({ numRuns: 5, seed: 3 });
  expect(given.properties["renderer/meaning"]).toEqual({ numRuns: 5, seed: 3 });
  expect(given.properties["engine/fuzz"]).toEqual({ numRuns: efforts["engine/fuzz"].short, seed: 3 });
  expect([effortOf({}, 7).turn, effortOf({}, 8).turn]).toEqual([3, 4]);
  expect(given.told).toContain("CHARTWRIGHT_SEED=3");
  expect(() => effortOf({ CHARTWRIGHT_SEED: "x" }, 7)).toThrow('CHARTWRIGHT_SEED is "x"');
});

test("the fuzzer that has a time to fill begins by chance", () => {
  const { properties, fuzzSeconds } = effortOf({ CHARTWRIGHT_FUZZ_SECONDS: "600" }, 7);
  expect({ ...properties["engine/fuzz"], fuzzSeconds }).toMatchObject({ seed: 7, fuzzSeconds: 600 });
  expect(effortOf({}, 7)).toMatchObject({ fuzzSeconds: undefined });
});
