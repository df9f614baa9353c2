import { defineConfig } from "vitest/config";
import { LongFirst } from "./scripts/test/long-first.ts";

const tests = [
  "packages/*/src/**/*.test.ts",
  "packages/*/test/**/*.test.ts",
  "scripts/**/*.test.ts",
  "charts/*/*.test.ts",
];
const named = (kind: string) => tests.map((pattern) => pattern.replace(/\.test\.ts$/, `.${kind}.test.ts`));
const clusterTests = named("cluster");
/** Tests on a cluster that a short run leaves out: docs/testing.md has the reasons. */
const fullTests = named("full");

const shared = {
  testTimeout: 60_000,
  hookTimeout: 300_000,
  // A process for each file starts, and loads the same modules, over a hundred times.
  isolate: false,
  // One more than there are cores on a usual runner: most files wait, for helm or for a cluster.
  maxWorkers: 3,
};

export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          include: tests,
          exclude: [...clusterTests, ...fullTests],
          globalSetup: "scripts/test/unit-setup.ts",
        },
      },
      // One cluster for all of them; each test takes a namespace of its own.
      {
        test: {
          ...shared,
          name: "cluster",
          // Beside the table of charts, two processors have many trials at a time.
          testTimeout: 180_000,
          include: process.env.CHARTWRIGHT_EFFORT === "long" ? [...clusterTests, ...fullTests] : clusterTests,
          globalSetup: "scripts/test/cluster-setup.ts",
        },
      },
    ],
  },
});
