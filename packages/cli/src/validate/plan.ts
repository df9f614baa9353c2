import { basename } from "node:path";
import { defaultCase } from "../world/default-case.ts";
import { readCases, type SourceCase } from "../world/source.ts";
import { partOf, type Shard } from "./shard.ts";

/** What one run looks at of a chart. */
export interface Job {
  /** The folder that holds chart.ts, or the folder or archive of a Helm chart. */
  readonly path: string;
  readonly cases: readonly SourceCase[];
  /** Whether it has what is done once for a chart, such as the proof of its branches. */
  readonly isFirst: boolean;
  /** Whether it has all cases of the chart. */
  readonly isWhole: boolean;
}

interface Piece {
  readonly path: string;
  readonly from?: SourceCase;
}

/** The charts and their cases, or a shard's part of these. */
export function plan(
  charts: readonly string[],
  hasModel: (path: string) => boolean,
  shard?: Shard,
): readonly Job[] {
  const all = charts.map((path) => {
    const own = isArchive(path) ? [] : readCases(path);
    // Nobody wrote cases for a chart of somebody else's: it is looked at as it is.
    const cases = own.length > 0 || hasModel(path) ? own : [defaultCase()];
    return { path, cases };
  });
  if (shard === undefined) return all.map((each) => ({ ...each, isFirst: true, isWhole: true }));
  // A chart that has no case is a piece of work too: somebody must say so.
  const pieces = all.flatMap(({ path, cases }): readonly Piece[] =>
    cases.length === 0 ? [{ path }] : cases.map((from) => ({ path, from })),
  );
  const part = new Set(partOf(pieces, shard));
  return all.flatMap(({ path, cases }) => {
    const own = pieces.filter((piece) => piece.path === path);
    const taken = own.filter((piece) => part.has(piece));
    if (taken.length === 0) return [];
    return [
      {
        path,
        cases: cases.filter((each) => taken.some(({ from }) => from === each)),
        isFirst: taken[0] === own[0],
        isWhole: taken.length === own.length,
      },
    ];
  });
}

/** Whether a path is that of a packaged chart. */
export function isArchive(path: string): boolean {
  return /\.(tgz|tar\.gz)$/.test(basename(path));
}
