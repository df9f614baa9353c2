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

test("each failure says where and why", () => {
  expect(printFailures(cells)).toBe("FAILED web default, helm 4, 1.37: install\n  no pod\n  is ready\n");
});
