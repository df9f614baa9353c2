import type { Plan } from "./plan-trials.ts";
import type { Outcome } from "./trial.ts";

/** A trial in the table: which row and column, and how it ended. */
export interface Cell {
  /** The chart and its case. */
  readonly row: string;
  /** The Helm and the Kubernetes minor. */
  readonly column: string;
  readonly outcome: Outcome;
  /** What it was part of: everything, unless given. */
  readonly plan?: Plan;
}

/**
 * The table of all trials, as text.
 *
 * @example
 * printTable([{ row: "web default", column: "helm 4, 1.37", outcome: { seconds: 3, notes: [] } }]);
 */
export function printTable(cells: readonly Cell[]): string {
  const rows = [...new Set(cells.map(({ row }) => row))];
  const columns = [...new Set(cells.map(({ column }) => column))];
  const lines = [
    ["chart × case", ...columns],
    ...rows.map((row) => [
      row,
      ...columns.map((column) => show(cells.find((cell) => cell.row === row && cell.column === column))),
    ]),
  ];
  const widths =
    lines[0]?.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((text, index) => text.padEnd(widths[index] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function show(cell: Cell | undefined): string {
  if (cell === undefined) return "-";
  const { failure, seconds } = cell.outcome;
  return `${failure === undefined ? "ok" : "FAILED"} ${seconds.toFixed(1)} s`;
}

/** What went wrong in each trial that failed. */
export function printFailures(cells: readonly Cell[]): string {
  return cells
    .filter(({ outcome }) => outcome.failure !== undefined)
    .map(describeFailure)
    .join("\n\n");
}

/** What was tried, on what, what came of it, and how to try that alone again. */
export function describeFailure({ row, column, outcome: { failure, notes }, plan = "full" }: Cell): string {
  const said = failure?.message.trimEnd().replaceAll("\n", "\n  ");
  const lines = [
    `FAILED ${row}, ${column}: ${failure?.step}`,
    `  ${said}`,
    ...notes.map((note) => `  note: ${note}`),
  ];
  return [...lines, `  repeat: ${repeat(row, column, plan)}`].join("\n");
}

/** The command that tries one row alone, with one Helm on one minor. */
function repeat(row: string, column: string, plan: Plan): string {
  const [, chart, rest] = /^(\S+) (.*)$/.exec(row) ?? [];
  const [, major, minor] = /^helm (\d).*, (\S+)$/.exec(column) ?? [];
  const only = `--chart ${chart} --case "${rest}" --helm ${major} --kubernetes ${minor}`;
  return `npm run test:charts -- ${plan === "short" ? "--plan short " : ""}${only}`;
}
