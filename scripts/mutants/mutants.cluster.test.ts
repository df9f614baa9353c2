import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Cluster, connect } from "../../packages/cluster/src/index.ts";
import { startMinor } from "../charts/start-minor.ts";
import { newestMinor } from "../tools/catalogue.ts";
import { disagreements, gaps, printMutants } from "./print-table.ts";
import { mutantsOf } from "./world.ts";

const docs = new URL("../../docs/mutants.md", import.meta.url);

/**
 * Not the one that the tests share: cluster roles and priority classes that another test has installed under the same
 * names would "already exist" here, now and then.
 */
let cluster: Cluster;
beforeAll(async () => {
  cluster = await startMinor(newestMinor);
});
afterAll(() => cluster?.stop());

test("of mutants the judges say what docs/mutants.md says", { timeout: 300_000 }, async () => {
  const mutants = await mutantsOf(connect(cluster.kubeconfig), inject("tools").kubeconform);
  expect(mutants.length).toBeGreaterThanOrEqual(2000);
  expect(disagreements(mutants).map(({ name }) => name)).toEqual([]);
  const passed = mutants.filter(({ validator }) => validator === undefined);
  expect(1 - gaps(mutants).length / passed.length).toBeGreaterThan(0.99);
  expect(printMutants(mutants), "run `npm run mutants`, and read what changed").toBe(
    readFileSync(docs, "utf8"),
  );
});
