import fc from "fast-check";
import { describe, expect, inject, test } from "vitest";
import { plan } from "../src/validate/plan.ts";
import { parseShard, partOf } from "../src/validate/shard.ts";
import { project } from "./support/project.ts";

const counts = fc.integer({ min: 1, max: 20 });
const parts = <T>(all: readonly T[], count: number) =>
  Array.from({ length: count }, (_, at) => partOf(all, { index: at + 1, count }));

describe("shards", () => {
  test("have all pieces, each once, and as many as each other", () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), counts, (all, count) => {
        const shards = parts(all, count);
        expect(shards.flat()).toEqual(all);
        const lengths = shards.map(({ length }) => length);
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
      }),
      inject("effort").properties["cli/shard"],
    );
  });

  test("of charts and cases: each case is in one, each chart is proven in one", () => {
    const made = project();
    const cases: Readonly<Record<string, readonly string[]>> = {
      a: ["one", "two", "three"],
      b: [],
      c: ["one"],
    };
    for (const [chart, names] of Object.entries(cases)) {
      made.write(`${chart}/chart.ts`, "");
      for (const name of names) made.write(`${chart}/cases/${name}/values.yaml`, "{}\n");
    }
    const charts = Object.keys(cases).map((chart) => `${made.folder}/${chart}`);
    for (let count = 1; count <= 7; count++) {
      const jobs = Array.from({ length: count }, (_, at) =>
        plan(charts, () => true, { index: at + 1, count }),
      ).flat();
      const seen = jobs.flatMap(({ path, cases: own }) => own.map(({ name }) => `${path.at(-1)}/${name}`));
      expect(seen).toEqual(["a/one", "a/three", "a/two", "c/one"]);
      const first = jobs.filter(({ isFirst }) => isFirst).map(({ path }) => path.at(-1));
      expect(first).toEqual(["a", "b", "c"]);
      for (const job of jobs) {
        expect(job.isWhole).toBe(job.cases.length === cases[job.path.at(-1) as string]?.length);
      }
    }
  });

  test.each(["0/2", "3/2", "1", "a/b", "1/0", "-1/2", "1/2/3"])("are not named by %s", (text) => {
    expect(() => parseShard(text)).toThrow("names no part");
  });
});
