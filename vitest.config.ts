import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "packages/*/src/**/*.test.ts",
      "packages/*/test/**/*.test.ts",
      "scripts/**/*.test.ts",
      "charts/*/*.test.ts",
    ],
    testTimeout: 60_000,
    hookTimeout: 300_000,
    // Two cores: files that start servers or processes crowd each other out beyond this.
    maxWorkers: 2,
  },
});
