import { evaluate, type Json } from "@chartwright/model";
import fc from "fast-check";
import { expect, inject, test } from "vitest";
import { arbitraryOf } from "./support/arbitrary.ts";
import { everything } from "./support/everything.ts";
import { chartVersion, helmTemplate, parentFolder } from "./support/helm.ts";

/** How many sets of values helm renders in one process: as many subcharts of one parent. */
const aliases = Array.from({ length: 25 }, (_, index) => `x${index}g`);
/** How many sets of values each helm is asked for. A long run: CHARTWRIGHT_RUNS=10000. */
const runs = Number(process.env.CHARTWRIGHT_RUNS ?? 250);
/** The same in every run, so that CI tells of a change and not of chance. Another one: CHARTWRIGHT_SEED=2. */
const seed = Number(process.env.CHARTWRIGHT_SEED ?? 1);

const sets = fc.array(arbitraryOf(everything.values), {
  minLength: aliases.length,
  maxLength: aliases.length,
});

/** What the model says of the chart under another name. */
function meaning(alias: string, values: Json): Json[] {
  const model = { ...everything, metadata: { ...everything.metadata, name: alias } };
  const release = { name: "rel", namespace: "ns" };
  const { objects } = evaluate(model, { values: values as Record<string, Json>, release, chartVersion });
  return objects.map(({ object }) => object as Json);
}

/** Helm sorts objects its own way. */
function byName(objects: readonly Json[]): readonly Json[] {
  const name = (object: Json) => (object as { metadata: { name: string } }).metadata.name;
  return [...objects].sort((a, b) => (name(a) < name(b) ? -1 : 1));
}

test.each(["helm3", "helm4"] as const)(
  "any values that the schema accepts mean the same to %s",
  (name) => {
    const parent = parentFolder(everything, aliases);
    const property = fc.property(sets, (all) => {
      const values = Object.fromEntries(aliases.map((alias, index) => [alias, all[index] ?? {}]));
      const rendered = helmTemplate(inject("tools")[name], parent, values);
      for (const alias of aliases) {
        const own = rendered.filter(({ source }) => source.startsWith(`parent/charts/${alias}/`));
        const found = byName(own.map(({ object }) => object));
        expect({ values: values[alias], found }).toEqual({
          values: values[alias],
          found: byName(meaning(alias, values[alias] ?? {})),
        });
      }
    });
    fc.assert(property, { numRuns: Math.ceil(runs / aliases.length), seed, endOnFailure: true });
  },
  600_000,
);
