import fc from "fast-check";
import { expect, inject, test } from "vitest";
import { charts } from "./fuzz/charts.ts";
import { differences, skipped } from "./fuzz/compare.ts";
import { chartDifferences } from "./fuzz/compare-charts.ts";
import { templates } from "./fuzz/templates.ts";

const { properties, fuzzSeconds } = inject("effort");
const { numRuns, seed: firstSeed } = properties["engine/fuzz"];
/** When no other batch is begun. Without a time to fill the run is always the same, so that it can hold a change to account. */
const end =
  fuzzSeconds === undefined
    ? { seed: firstSeed + numRuns, time: Number.POSITIVE_INFINITY }
    : { seed: Number.POSITIVE_INFINITY, time: Date.now() + fuzzSeconds * 1000 };
const batch = 75;
const chartsOfBatch = 3;

test(
  `made templates give what helm gives (seed ${firstSeed})`,
  () => {
    const { helm3, helm4 } = inject("tools");
    let seed = firstSeed;
    let count = 0;
    for (; Date.now() < end.time && seed < end.seed; seed++) {
      const cases = fc.sample(templates, { seed, numRuns: batch });
      const whole = fc.sample(charts, { seed, numRuns: chartsOfBatch });
      const found = [
        ...differences(cases, helm3, 3),
        ...differences(cases, helm4, 4),
        ...chartDifferences(whole, helm3, 3),
        ...chartDifferences(whole, helm4, 4),
      ];
      expect(found, `seed ${seed}`).toEqual([]);
      count += cases.length;
    }
    console.log(
      `${count} templates and ${chartsOfBatch * (seed - firstSeed)} charts, seeds ${firstSeed} to ${seed - 1}; passed over:`,
      skipped,
    );
  },
  ((fuzzSeconds ?? 120 * numRuns) + 120) * 1000,
);
