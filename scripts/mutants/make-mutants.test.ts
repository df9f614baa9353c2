import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { caseObjects } from "./case-objects.ts";
import { makeMutants } from "./make-mutants.ts";
import { mutationKinds } from "./mutations.ts";

const cases = caseObjects(fileURLToPath(new URL("../../charts", import.meta.url)));
const depthOf = (name: string) => name.split(": ")[2]?.split(/[.[]/).length ?? 0;

test("a seed gives the same mutants each time, and another seed others", () => {
  const names = (seed: number) => makeMutants(cases, 50, seed).map(({ name }) => name);
  expect(names(1)).toEqual(names(1));
  expect(names(1)).not.toEqual(names(2));
});

test("mutants are of all kinds and depths, none of them twice, and none is its original", () => {
  const mutants = makeMutants(cases, 200, 1);
  expect(new Set(mutants.map(({ object }) => JSON.stringify(object))).size).toBe(200 * mutationKinds.length);
  for (const { original, object } of mutants) expect(object).not.toEqual(original);
  const kindsOf = (objects: readonly unknown[]) =>
    new Set(objects.map((object) => (object as { kind: string }).kind));
  const all = cases.flatMap(({ objects }) => objects);
  expect(kindsOf(mutants.map(({ original }) => original))).toEqual(kindsOf(all));
  const depths = mutants.map(({ name }) => depthOf(name));
  expect(Math.min(...depths)).toBe(1);
  expect(Math.max(...depths)).toBeGreaterThan(8);
});
