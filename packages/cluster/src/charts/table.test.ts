import { expect, test } from "vitest";
import { type Cell, printFailures, printTable } from "./table.ts";

const cells: readonly Cell[] = [
  { row: "web default", column: "helm 3, 1.37", outcome: { seconds: 12.34, notes: [] } },
  { row: "web ha", column: "helm 3, 1.37", outcome: { seconds: 3, notes: [] } },
  {
    row: "web default",
    column: "helm 4, 1.37",
    outcome: { seconds: 60, notes: [], failure: { step: "install", message: "no pod\nis ready" } },
  },
];

test("a row for each chart and case, a column for each Helm and minor", () => {
  expect(printTable(cells)).toBe(
    [
      "chart × case  helm 3, 1.37  helm 4, 1.37",
      "web default   ok 12.3 s     FAILED 60.0 s",
      "web ha        ok 3.0 s      -",
    ].join("\n"),
  );
});

test("each failure says what was tried, why it failed, and how to try that alone", () => {
  expect(printFailures(cells)).toBe(
    [
      "FAILED web default, helm 4, 1.37: install",
      "  no pod",
      "  is ready",
      '  repeat: npm run test:charts -- --chart web --case "default" --helm 4 --kubernetes 1.37',
    ].join("\n"),
  );
});

test("a failure of a short run names its plan", () => {
  const outcome = { seconds: 1, notes: ["no pair"], failure: { step: "upgrade", message: "refused\n" } };
  const cell = {
    row: "web (upgrades)",
    column: "helm 4 client-side, 1.37",
    outcome,
    plan: "short",
  } as const;
  expect(printFailures([cell])).toContain(
    "  refused\n  note: no pair\n  repeat: npm run test:charts -- --plan short",
  );
  expect(printFailures([cell])).toContain('--case "(upgrades)" --helm 4 --kubernetes 1.37');
});
