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

test("a condition is gone through at each place, and one that cannot be decided there is asked of the others", () => {
  const chart = defineChart({
    name: "places",
    description: "A chart that asks one thing in several places.",
    appVersion: "1.0",
    values: v.object({ outer: v.boolean().default(false), inner: v.boolean().default(false) }),
    resources: ({ values, names }) => [
      resource(Thing, {
        metadata: { name: names.fullname },
        spec: {
          text: when(values.outer, when(values.inner, "given")),
          other: when(values.inner, "given"),
          again: when(values.inner, { text: when(values.inner, "given") }),
        },
      }),
    ],
  });
  const { missing, sets } = coveringValues(chart);
  expect(missing).toEqual([]);
  const taken = sets.map(({ values: { outer = false, inner = false } }) => `${outer} ${inner}`);
  expect(taken).toEqual(expect.arrayContaining(["true true", "true false"]));
});

test("what the schema refuses before a template runs is no way to go through", () => {
  const chart = defineChart({
    name: "secured",
    description: "A chart of which one value requires another.",
    appVersion: "1.0",
    values: v.object({
      tls: v
        .object({ enabled: v.boolean().default(false), secretName: v.string().default("") })
        .requires({ enabled: true }, "secretName"),
    }),
    resources: ({ values, names }) => [
      resource(Thing, {
        metadata: { name: names.fullname },
        spec: { text: when(values.tls.enabled, values.tls.secretName) },
      }),
    ],
  });
  const { missing, sets } = coveringValues(chart);
  expect(missing).toEqual([]);
  const given = sets.map(
    ({ values }) => values.tls as { enabled?: boolean; secretName?: string } | undefined,
  );
  expect(given.filter((tls) => tls?.enabled === true && !tls.secretName)).toEqual([]);
  expect(given.filter((tls) => tls?.enabled === true)).not.toEqual([]);
});
