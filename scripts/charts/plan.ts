import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import {
  ChartError,
  type ChartUnderTrial,
  fetchLastVersion,
  type HelmMode,
  type HelmPrograms,
  makeLastVersion,
  type PlannedTrial,
  planShortTrials,
  planTrials,
  readChartUnderTrial,
  useHelm,
} from "../../packages/cluster/src/index.ts";
import { toolNames, tools } from "../tools/catalogue.ts";
import { ensureTools } from "../tools/ensure-tools.ts";
import type { Wanted } from "./arguments.ts";
import { packChart } from "./pack-chart.ts";

type Programs = ChartUnderTrial["programs"];

export interface PlanOptions extends Partial<Pick<Wanted, "charts" | "cases" | "plan" | "shard">> {
  /** The folder of the charts. */
  readonly folder: string;
  /** The Helms that all is tried with. */
  readonly modes: readonly HelmMode[];
  /** The repository of their last versions. */
  readonly from?: string | undefined;
  readonly programs: HelmPrograms;
  /** An empty folder for archives. */
  readonly work: string;
}

/** The trials of all charts, or of the named ones and cases, or one part of them. */
export async function planAll(options: PlanOptions): Promise<readonly PlannedTrial[]> {
  const { folder, charts = [], cases = [], plan = "full", shard, modes } = options;
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, "cases")));
  mustExist("chart", charts, names);
  const wanted = names.filter((name) => charts.length === 0 || charts.includes(name));
  const read = wanted.map((name) => readChartUnderTrial(join(folder, name)));
  const checkers = await checkersOf(read);
  const ready = await Promise.all(
    read.map(async (chart) => {
      const reference = await packChart(chart, options.work);
      return withLastVersion({ ...chart, reference, programs: checkers }, options);
    }),
  );
  const all = plan === "short" ? planShortTrials(ready, modes) : ready.flatMap(planTrials);
  const caseOf = ({ row }: PlannedTrial) => row.slice(row.indexOf(" ") + 1);
  mustExist("case", cases, all.map(caseOf));
  return all
    .filter((planned) => cases.length === 0 || cases.includes(caseOf(planned)))
    .filter((_, index) => shard === undefined || index % shard.of === shard.index - 1);
}

/** The paths of the programs that check the charts' configuration: made only where a chart names one. */
async function checkersOf(charts: readonly ChartUnderTrial[]): Promise<Programs> {
  const wanted = charts.flatMap(({ expectations }) =>
    expectations.configuration.map(({ program }) => program),
  );
  const known = toolNames.filter((name) => tools[name].programs.length === 1);
  mustExist("program", wanted, known);
  return ensureTools(known.filter((name) => wanted.includes(name)));
}

async function withLastVersion(
  chart: ChartUnderTrial,
  { from, programs, work }: PlanOptions,
): Promise<ChartUnderTrial> {
  const helm = useHelm("helm 4", programs, "");
  try {
    const last = await (from === undefined
      ? makeLastVersion(helm, chart, work)
      : fetchLastVersion(helm, from, chart, work));
    return last === undefined ? chart : { ...chart, last };
  } finally {
    helm.close();
  }
}

function mustExist(what: string, wanted: readonly string[], known: readonly string[]): void {
  const [missing] = wanted.filter((name) => !known.includes(name));
  if (missing === undefined) return;
  throw new ChartError(
    `There is no ${what} ${missing}.\n  fix: Name one of: ${[...new Set(known)].join(", ")}`,
  );
}
