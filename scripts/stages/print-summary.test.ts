import { expect, test } from "vitest";
import { countLine, printSummary } from "./print-summary.ts";
import type { StageResult } from "./stage.ts";

const stage = (parts: Partial<StageResult>): StageResult => ({
  name: "unit",
  passed: 0,
  failed: 0,
  skipped: 0,
  seconds: 0,
  times: [],
  failures: [],
  ...parts,
});

test("tells times, slow tests and failures, and ends with what is counted", () => {
  const failures = [
    {
      name: "a.test.ts > adds",
      message: "\u001b[31mexpected 2\u001b[39m\n  to be 3\n    at run (/x/node_modules/y.js:1:2)",
      repeat: "vitest a",
    },
  ];
  const times = [
    { name: "quick", seconds: 0.2 },
    { name: "slow", seconds: 61 },
  ];
  const results = [
    stage({ name: "set-up", seconds: 3.4 }),
    stage({ passed: 1, failed: 1, seconds: 61.9, times, failures }),
  ];
  expect(printSummary(results)).toBe(
    [
      "Slowest of unit:",
      "   61.0 s  slow",
      "    0.2 s  quick",
      "",
      "FAILED (1 of 1) a.test.ts > adds",
      "  expected 2",
      "    to be 3",
      "  repeat: vitest a",
      "",
      "stage set-up   0 min 03 s",
      "stage unit     1 min 01 s  1 passed, 1 failed",
      "",
      "1 passed, 1 failed",
    ].join("\n"),
  );
});

test("lists ten slow tests, and a long message no longer than a screen", () => {
  const times = Array.from({ length: 30 }, (_, index) => ({ name: `test ${index}`, seconds: index }));
  const message = Array.from({ length: 100 }, (_, index) => `line ${index}`).join("\n");
  const printed = printSummary([
    stage({ failed: 1, times, failures: [{ name: "x", message, repeat: "y" }] }),
  ]);
  expect(printed.match(/^ +\d+\.0 s /gm)).toHaveLength(10);
  expect(printed).toContain("  line 24\n  … 75 more lines above\n  repeat: y\n");
});

test("counts skipped tests where there are some", () => {
  expect(countLine([stage({ passed: 2 }), stage({ passed: 1, skipped: 3 })])).toBe(
    "3 passed, 0 failed, 3 skipped",
  );
});
