import type { ChartModel, Json } from "@chartwright/model";
import { render } from "@chartwright/renderer";
import fc from "fast-check";
import { describe, expect, inject, test } from "vitest";
import { arbitraryOf } from "./support/arbitrary.ts";
import { anyModel } from "./support/arbitrary-model.ts";
import { everything } from "./support/everything.ts";
import { chartVersion, engineRelease, helmTemplate, meaningOf, parentFolder } from "./support/helm.ts";

/** How many pairs of a chart and values each helm is asked for in each test. */
const { numRuns: runs, seed } = inject("effort").properties["renderer/meaning"];
/** How many sets of values helm renders in one process: as many subcharts of one parent. */
const aliases = Array.from({ length: Math.min(25, Math.ceil(Math.sqrt(runs))) }, (_, index) => `x${index}g`);
const settings = { numRuns: Math.ceil(runs / aliases.length), seed, endOnFailure: true };

/** As many sets of values as helm renders at once. */
const setsFor = ({ values }: ChartModel) =>
  fc.array(arbitraryOf(values), { minLength: aliases.length, maxLength: aliases.length });

/** What the model says of the chart under another name. */
function meaning(model: ChartModel, alias: string, values: Json): Json[] {
  const { objects, refused } = meaningOf(model, { values: values as Record<string, Json> }, alias);
  expect(refused).toBeUndefined();
  return objects.map(({ object }) => object as Json);
}

/** Helm sorts objects its own way. */
function byName(objects: readonly Json[]): readonly Json[] {
  const name = (object: Json) => (object as { metadata: { name: string } }).metadata.name;
  return [...objects].sort((a, b) => (name(a) < name(b) ? -1 : 1));
}

function expectSame(helm: string, model: ChartModel, sets: readonly (Json | undefined)[]): void {
  const values = Object.fromEntries(aliases.map((alias, index) => [alias, sets[index] ?? {}]));
  const rendered = helmTemplate(helm, parentFolder(model, aliases), values);
  for (const alias of aliases) {
    const own = rendered.filter(({ source }) => source.startsWith(`parent/charts/${alias}/`));
    const found = byName(own.map(({ object }) => object));
    const expected = byName(meaning(model, alias, values[alias] ?? {}));
    expect({ values: values[alias], found }).toEqual({ values: values[alias], found: expected });
  }
}

/** Charts, each with as many sets of values. */
const pairs = anyModel
  .filter((model) => render(model, { version: chartVersion, kubernetes: {} }).files.length > 0)
  .chain((model) => setsFor(model).map((sets) => ({ model, sets })));

test("what the schema accepts means the same to the engine, notes too", () => {
  const property = fc.property(pairs, ({ model, sets }) => {
    for (const values of sets) {
      const { objects, notes } = engineRelease(model, values ?? {});
      const expected = meaningOf(model, { values: (values ?? {}) as Record<string, Json> });
      expect({ values, notes, objects: byName(objects) }).toEqual({
        values,
        notes: expected.notes,
        objects: byName(expected.objects.map(({ object }) => object as Json)),
      });
    }
  });
  fc.assert(property, settings);
}, 600_000);

describe.each(["helm3", "helm4"] as const)("what the schema accepts means the same to %s", (name) => {
  const helm = inject("tools")[name];

  test("in a chart with everything in it", () => {
    const property = fc.property(setsFor(everything), (sets) => expectSame(helm, everything, sets));
    fc.assert(property, settings);
  }, 600_000);

  test("in any chart", () => {
    fc.assert(
      fc.property(pairs, ({ model, sets }) => expectSame(helm, model, sets)),
      settings,
    );
  }, 600_000);
});
