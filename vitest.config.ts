import { defineConfig } from "vitest/config";
import { LongFirst } from "./scripts/test/long-first.ts";

const tests = [
  "packages/*/src/**/*.test.ts",
  "packages/*/test/**/*.test.ts",
  "scripts/**/*.test.ts",
  "charts/*/*.test.ts",
];
const clusterTests = tests.map((pattern) => pattern.replace(/\.test\.ts$/, ".cluster.test.ts"));

const shared = {
  testTimeout: 60_000,
  hookTimeout: 300_000,
  // Two cores: files that start servers or processes crowd each other out beyond this.
  maxWorkers: 2,
};

export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          // A process for each file starts, and loads the same modules, over a hundred times.
          isolate: false,
          include: tests,
          exclude: clusterTests,
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
          include: clusterTests,
          globalSetup: "scripts/test/cluster-setup.ts",
        },
      },
    ],
  },
});
