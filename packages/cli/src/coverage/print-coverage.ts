import type { TracedBranch } from "@chartwright/engine";
import { type ChartCoverage, percentOf, waysTaken } from "./chart-coverage.ts";

/** The forms that coverage is printed in. */
export const coverageFormats = Object.freeze(["pretty", "lcov", "json"] as const);
export type CoverageFormat = (typeof coverageFormats)[number];

export function printCoverage(all: readonly ChartCoverage[], format: CoverageFormat): string {
  switch (format) {
    case "pretty":
      return `${all.map(pretty).join("\n")}${total(all)}`;
    case "lcov":
      return all.map(lcov).join("");
    case "json":
      return `${JSON.stringify({ percent: rounded(percentOf(all)), charts: all }, null, 2)}\n`;
    default:
      return format satisfies never;
  }
}

function pretty(each: ChartCoverage): string {
  const gaps = each.branches.filter((branch) => waysTaken(branch) < 2);
  const lines = [
    `${each.chart}: ${rounded(percentOf([each]))} % of branches (${each.taken} of ${each.ways} ways)`,
    ...gaps.map(
      (branch) => `  ${branch.place.file}:${branch.place.line}:${branch.place.column}  ${missing(branch)}`,
    ),
    ...each.unread.map((path) => `  value ${path}: not read with these values`),
    ...each.undeclared.map((path) => `  value ${path}: read, and in neither values.yaml nor the schema`),
    ...each.refused.map(({ values, message }) => `  ${values}: does not render: ${message.split("\n")[0]}`),
  ];
  return `${lines.join("\n")}\n`;
}

function missing({ kind, taken, notTaken }: TracedBranch): string {
  if (taken === 0 && notTaken === 0) return `no values come to this ${kind}`;
  if (kind === "range") return taken === 0 ? "this range is always empty" : "this range is never empty";
  return taken === 0 ? `this ${kind} never holds` : `this ${kind} always holds`;
}

function total(all: readonly ChartCoverage[]): string {
  return all.length < 2 ? "" : `\nall ${all.length} charts: ${rounded(percentOf(all))} % of branches\n`;
}

/** Never 100 where something is missing. */
function rounded(percent: number): number {
  return Math.floor(percent * 10) / 10;
}

/** One record for each template with decisions: each decision is a block of two branches. */
function lcov({ branches }: ChartCoverage): string {
  const files = Map.groupBy(branches, ({ place }) => place.file);
  return [...files].map(([file, own]) => record(file, own)).join("");
}

function record(file: string, branches: readonly TracedBranch[]): string {
  const times = new Map<number, number>();
  for (const { place, taken, notTaken } of branches) {
    times.set(place.line, Math.max(times.get(place.line) ?? 0, taken + notTaken));
  }
  const lines = [...times].sort(([a], [b]) => a - b);
  const ways = branches.flatMap(({ place, taken, notTaken }, block) => {
    const isReached = taken + notTaken > 0;
    return [taken, notTaken].map(
      (count, way) => `BRDA:${place.line},${block},${way},${isReached ? count : "-"}`,
    );
  });
  const hit = branches.reduce((sum, branch) => sum + waysTaken(branch), 0);
  return `${[
    "TN:",
    `SF:${file}`,
    ...ways,
    `BRF:${branches.length * 2}`,
    `BRH:${hit}`,
    ...lines.map(([line, count]) => `DA:${line},${count}`),
    `LF:${lines.length}`,
    `LH:${lines.filter(([, count]) => count > 0).length}`,
    "end_of_record",
  ].join("\n")}\n`;
}
