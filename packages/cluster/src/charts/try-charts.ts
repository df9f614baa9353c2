import { connect } from "../api-client.ts";
import { type HelmMode, type HelmPrograms, useHelm } from "./helm.ts";
import { inParallel } from "./in-parallel.ts";
import type { Cell } from "./table.ts";
import type { ChartUnderTrial, Outcome, Trial, Upgrades } from "./trial.ts";
import { tryAsSubchart } from "./try-as-subchart.ts";
import { tryCase } from "./try-case.ts";
import { tryOldValues } from "./try-old-values.ts";

/** A row of the table: one trial of a chart, with whichever Helm. */
export interface PlannedTrial {
  readonly row: string;
  readonly chart: ChartUnderTrial;
  readonly run: (trial: Trial) => Promise<Outcome>;
}

export interface TryOptions {
  /** Of the cluster that all is tried on, and its Kubernetes minor. */
  readonly kubeconfig: string;
  readonly minor: string;
  readonly modes: readonly HelmMode[];
  readonly programs: HelmPrograms;
  /** How many trials run at a time: 3 unless given. */
  readonly jobs?: number;
  /** How long Helm waits for a release. */
  readonly seconds?: number;
  /** Of all trials, or of those with each Helm. */
  readonly upgrades?: Upgrades | ((mode: HelmMode) => Upgrades);
  /** Told of each trial as it ends. */
  readonly onCell?: (cell: Cell) => void;
}

/**
 * The trials of a chart: each of its cases, the chart under a parent with the values of the first, and the values
 * that the last version took.
 */
export function planTrials(chart: ChartUnderTrial): readonly PlannedTrial[] {
  const [first] = chart.cases.filter(({ name }) => name === "default").concat(chart.cases);
  const cases = chart.cases.map((current) => ({
    row: `${chart.name} ${current.name}`,
    chart,
    run: (trial: Trial) => tryCase(trial, current),
  }));
  if (first === undefined) return [];
  const { name, last } = chart;
  const asSubchart = (trial: Trial) => tryAsSubchart(trial, first);
  const rows = [...cases, { row: `${name} (subchart)`, chart, run: asSubchart }];
  if (last === undefined || last.cases.length === 0) return rows;
  return [...rows, { row: `${name} (old values)`, chart, run: (trial: Trial) => tryOldValues(trial, last) }];
}

/** Runs the trials with each Helm on one cluster, each in a namespace of its own, some at a time. */
export async function tryCharts(
  trials: readonly PlannedTrial[],
  { kubeconfig, minor, modes, programs, jobs = 3, seconds = 60, upgrades = "every", onCell }: TryOptions,
): Promise<readonly Cell[]> {
  const api = connect(kubeconfig);
  const helms = modes.map((mode) => useHelm(mode, programs, kubeconfig));
  // Helm 3 mostly waits and Helm 4 mostly works: side by side they take less time.
  const work = trials.flatMap((planned) => helms.map((helm) => ({ helm, planned })));
  const takeTurns = turns();
  try {
    return await inParallel(jobs, work, async ({ helm, planned: { chart, row, run } }) => {
      const made = typeof upgrades === "function" ? upgrades(helm.mode) : upgrades;
      const start = () => run({ chart, helm, api, kubeconfig, seconds, upgrades: made });
      const outcome = await (chart.expectations.single === undefined
        ? start()
        : takeTurns(chart.name, start));
      const cell = { row, column: `${helm.mode}, ${minor}`, outcome };
      onCell?.(cell);
      return cell;
    });
  } finally {
    for (const helm of helms) helm.close();
  }
}

/** Runs work of one name one after another. */
function turns(): (name: string, work: () => Promise<Outcome>) => Promise<Outcome> {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const next = (last.get(name) ?? Promise.resolve()).then(work);
    last.set(
      name,
      next.catch(() => {}),
    );
    return next;
  };
}
