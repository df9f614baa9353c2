import { readFileSync } from "node:fs";
import { expect, inject, test } from "vitest";
import { connect } from "../../packages/cluster/src/index.ts";
import { disagreements, gaps, printMutants } from "./print-table.ts";
import { mutantsOf } from "./world.ts";

const docs = new URL("../../docs/mutants.md", import.meta.url);

test("of mutants the judges say what docs/mutants.md says", { timeout: 300_000 }, async () => {
  const mutants = await mutantsOf(connect(inject("cluster").kubeconfig), inject("tools").kubeconform);
  expect(mutants.length).toBeGreaterThanOrEqual(2000);
  expect(disagreements(mutants).map(({ name }) => name)).toEqual([]);
  const passed = mutants.filter(({ validator }) => validator === undefined);
  expect(1 - gaps(mutants).length / passed.length).toBeGreaterThan(0.99);
  expect(printMutants(mutants), "run `npm run mutants`, and read what changed").toBe(
    readFileSync(docs, "utf8"),
  );
});
