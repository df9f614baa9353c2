import type { Chart, RenderOptions, TracedBranch } from "@chartwright/engine";
import { coverChart } from "@chartwright/engine";
import type { Json } from "@chartwright/model";
import { undeclaredValues, unreadValues } from "./values.ts";

/** What was gone through of one chart. */
export interface ChartCoverage {
  readonly chart: string;
  readonly branches: readonly TracedBranch[];
  /** Every decision can go two ways. */
  readonly ways: number;
  readonly taken: number;
  /** Paths in `values.yaml` that no template reads. */
  readonly unread: readonly string[];
  /** Paths that templates read and nothing declares. */
  readonly undeclared: readonly string[];
  /** Why values did not render, by what they are called. */
  readonly refused: readonly { readonly values: string; readonly message: string }[];
}

/** Values to render with, and what they are called. */
export interface Rendering {
  readonly name: string;
  readonly options: RenderOptions;
  /** Whether it is made to be refused, perhaps: nothing is said of it then. */
  readonly mayFail?: boolean;
}

export interface CoverageInput {
  /** What the chart is called, such as `charts/web`. */
  readonly name: string;
  /** The folder of its files, for places. */
  readonly folder: string;
  readonly chart: Chart;
  readonly defaults: Readonly<Record<string, Json>>;
  readonly schema: Json | undefined;
  readonly renderings: readonly Rendering[];
}

/** Renders a chart with all values, and tells what of its templates and values was gone through. */
export function coverageOf({ name, folder, chart, ...input }: CoverageInput): ChartCoverage {
  const covered = coverChart(
    chart,
    input.renderings.map(({ options }) => options),
  );
  const branches = covered.branches.map((branch) => ({
    ...branch,
    place: { ...branch.place, file: inFolder(branch.place.file, folder) },
  }));
  return {
    chart: name,
    branches,
    ways: branches.length * 2,
    taken: branches.reduce((sum, branch) => sum + waysTaken(branch), 0),
    unread: unreadValues(chart, input.defaults, covered),
    undeclared: undeclaredValues(chart, input.defaults, input.schema, covered),
    refused: [...covered.refused].flatMap(([index, { message }]) => {
      const { name: values = "", mayFail } = input.renderings[index] ?? {};
      return mayFail === true ? [] : [{ values, message }];
    }),
  };
}

/** `web/templates/x.yaml` is a file of the chart's folder. */
function inFolder(file: string, folder: string): string {
  return `${folder}/${file.split("/").slice(1).join("/")}`;
}

/** How many of its two ways a decision has gone. */
export function waysTaken({ taken, notTaken }: TracedBranch): number {
  return Number(taken > 0) + Number(notTaken > 0);
}

/** In percent; a chart without a decision is covered. */
export function percentOf(all: readonly Pick<ChartCoverage, "ways" | "taken">[]): number {
  const ways = all.reduce((sum, each) => sum + each.ways, 0);
  return ways === 0 ? 100 : (all.reduce((sum, each) => sum + each.taken, 0) / ways) * 100;
}
