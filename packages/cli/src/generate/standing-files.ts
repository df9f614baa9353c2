import { bannerMark } from "@chartwright/renderer";

type Files = ReadonlyMap<string, string>;

/** What stands in a chart's folder, before it is generated again. */
export interface StandingFiles {
  /** What nobody has generated, and would be overwritten or deleted: paths in the folder. */
  readonly foreign: readonly string[];
  /** What `helm dependency build` has put there: it stays. */
  readonly kept: readonly string[];
}

/**
 * Sorts what stands in a chart's folder.
 *
 * @param old the files that are there, by their paths
 * @param made those that are to be there
 */
export function standingFiles(old: Files, made: Files): StandingFiles {
  const hasDependencies = /^dependencies:/m.test(made.get("Chart.yaml") ?? "");
  const kept = [...old.keys()].filter((path) => hasDependencies && isOfDependencies(path));
  const foreign = [...old].filter(
    ([path, text]) => made.get(path) !== text && !kept.includes(path) && !isGenerated(path, old, made),
  );
  return { foreign: foreign.map(([path]) => path), kept };
}

const isOfDependencies = (path: string) => path === "Chart.lock" || /^charts\/[^/]+\.tgz$/.test(path);

/** By its banner; or as a file that has none, in a chart whose `Chart.yaml` has it. */
function isGenerated(path: string, old: Files, made: Files): boolean {
  if (old.get(path)?.includes(bannerMark) === true) return true;
  const [, chart = "", below = path] = /^((?:charts\/[^/]+\/)*)(.*)$/s.exec(path) ?? [];
  if (old.get(`${chart}Chart.yaml`)?.includes(bannerMark) !== true) return false;
  // Of a chart that was brought along whole, everything is.
  return chart !== "" || below === "templates/NOTES.txt" || made.has(path);
}
