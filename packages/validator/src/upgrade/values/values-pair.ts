import { type Chart, refusalOf } from "@chartwright/engine";
import type { Json } from "@chartwright/model";
import { readValues } from "../../values/check-values.ts";
import type { ChartVersion } from "../chart-version.ts";
import { joined, type Takes } from "../schema/find-witnesses.ts";

/** A chart or a subchart in two versions, and whether each version takes a user's values. */
export interface ValuesPair {
  readonly old: Chart;
  readonly made: Chart;
  /** The keys of the subchart in the values of the whole. */
  readonly prefix: readonly string[];
  readonly takesOld: Takes;
  readonly takesNew: Takes;
  /** Values without which the old version takes none. */
  readonly base: Json;
  /** What the new version needs besides. */
  readonly needed: Json;
  /** Values that are taken by the old version, and by the new one only with more. */
  readonly required: Json | undefined;
  readonly seed?: number | undefined;
  readonly runs?: number | undefined;
}

/** A chart in two versions, and each of its subcharts that is in both. */
export function valuesPairs(
  old: ChartVersion,
  made: ChartVersion,
  chance: { readonly seed?: number | undefined; readonly runs?: number | undefined },
): readonly ValuesPair[] {
  const takes = ({ chart }: ChartVersion): Takes => {
    return (values) => refusalOf(chart, { values: [values as Record<string, unknown>] }) === undefined;
  };
  const [takesOld, takesNow] = [takes(old), takes(made)];
  const base = valuesOfCases(old).find(takesOld) ?? {};
  const required = takesOld(base) && !takesNow(base) ? base : undefined;
  const more = valuesOfCases(made).find((values) => takesNow(joined(values, base)));
  // Where nothing is taken with what was needed before, no further values can tell why.
  const takesNew: Takes = required === undefined || more !== undefined ? takesNow : () => true;
  const needed = required === undefined ? {} : (more ?? {});
  const { seed, runs } = chance;
  const common = { takesOld, takesNew, base, needed, required, seed, runs };
  return pairsOf(old.chart, made.chart, []).map((pair) => ({ ...common, ...pair }));
}

/** The values of each case, none at all first. */
function valuesOfCases({ cases }: ChartVersion): readonly Json[] {
  const read = cases.map(
    ({ name, text }) => readValues({ name, file: name, text }, {}).data as Json | undefined,
  );
  return [{}, ...read.filter((values) => values !== undefined)];
}

function pairsOf(
  old: Chart,
  made: Chart,
  prefix: readonly string[],
): readonly Pick<ValuesPair, "old" | "made" | "prefix">[] {
  const [before, after] = [subcharts(old), subcharts(made)];
  const inner = [...before].flatMap(([name, chart]) => {
    const other = after.get(name);
    return other === undefined ? [] : pairsOf(chart, other, [...prefix, name]);
  });
  return [{ old, made, prefix }, ...inner];
}

/** Subcharts by the names under which they take values. */
export function subcharts({ metadata, dependencies }: Chart): ReadonlyMap<string, Chart> {
  return new Map(
    dependencies.flatMap((chart) => {
      const declared = (metadata.dependencies ?? []).filter(({ name }) => name === chart.metadata.name);
      const names =
        declared.length > 0 ? declared.map(({ alias, name }) => alias || name) : [chart.metadata.name];
      return names.map((name) => [name, chart] as const);
    }),
  );
}
