import fc from "fast-check";
import { expect, inject, test } from "vitest";
import { charts } from "./fuzz/charts.ts";
import { differences, skipped } from "./fuzz/compare.ts";
import { chartDifferences } from "./fuzz/compare-charts.ts";
import { templates } from "./fuzz/templates.ts";

/** How long to look. Without it the run is short and always the same, so that it can hold a change to account. */
const given = process.env.CHARTWRIGHT_FUZZ_SECONDS;
const seconds = Number(given ?? "60");
const batches = given === undefined ? 6 : Number.POSITIVE_INFINITY;
const firstSeed = Number(
  process.env.CHARTWRIGHT_SEED ?? (given === undefined ? 1 : Date.now() % 1_000_000_000),
);
const batch = 150;
const chartsOfBatch = 6;

test(
  `made templates give what helm gives (seed ${firstSeed})`,
  () => {
    const { helm3, helm4 } = inject("tools");
    const end = Date.now() + seconds * 1000;
    let seed = firstSeed;
    let count = 0;
    for (; Date.now() < end && seed < firstSeed + batches; seed++) {
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
  (seconds + 120) * 1000,
);
