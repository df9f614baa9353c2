import { coveringValues, defineChart, resource, v, when } from "@chartwright/model";
import { expect, test } from "vitest";
import { Thing } from "./support/everything.ts";

test("a map with entries by default is gone through with none of them, with one and with several", () => {
  const job = v.object({ enabled: v.boolean().default(true), labels: v.mapOf(v.string()) });
  const chart = defineChart({
    name: "jobs",
    description: "A chart whose jobs have names.",
    appVersion: "1.0",
    values: v.object({
      jobs: v.mapOf(job).default({
        first: { enabled: true, labels: { tier: "web" } },
        second: { enabled: true, labels: {} },
      }),
    }),
    resources: ({ values, names }) => [
      resource(Thing, {
        metadata: { name: names.fullname },
        spec: {
          jobs: values.jobs.map((name, { enabled, labels }) => when(enabled, { name, labels })),
        },
      }),
    ],
  });
  const { missing, sets } = coveringValues(chart);
  expect(missing.map(({ outcome }) => outcome)).toEqual([]);
  expect(sets.map(({ values }) => values.jobs)).toContainEqual({ first: null, second: null });
});
