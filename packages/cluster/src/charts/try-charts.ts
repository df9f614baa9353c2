import { existsSync } from "node:fs";
import { join } from "node:path";
import { connect } from "../api-client.ts";
import { discover } from "../discovery.ts";
import { type HelmMode, type HelmPrograms, useHelm } from "./helm.ts";
import { inParallel } from "./in-parallel.ts";
import type { PlannedTrial } from "./plan-trials.ts";
import type { Cell } from "./table.ts";
import type { Outcome, Upgrades } from "./trial.ts";

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
  /** Whether the cluster ends with the trials, so that their namespaces need not be deleted before. */
  readonly endsCluster?: boolean;
  /** Of all trials, or of those with each Helm. */
  readonly upgrades?: Upgrades | ((mode: HelmMode) => Upgrades);
  /** Told of each trial as it ends. */
  readonly onCell?: (cell: Cell) => void;
}

/** Runs the trials with each Helm on one cluster, each in a namespace of its own, some at a time. */
export async function tryCharts(
  trials: readonly PlannedTrial[],
  options: TryOptions,
): Promise<readonly Cell[]> {
  const { kubeconfig, minor, modes, programs, jobs = 3, seconds = 60, upgrades = "every", onCell } = options;
  const api = connect(kubeconfig);
  const helms = modes.map((mode) => useHelm(mode, programs, kubeconfig));
  // Helm 3 mostly waits and Helm 4 mostly works: side by side they take less time.
  const work = trials.flatMap((planned) =>
    helms
      .filter(({ mode }) => planned.only === undefined || planned.only === mode)
      .map((helm) => ({ helm, planned })),
  );
  const takeTurns = turns();
  const served = await discover(api);
  try {
    return await inParallel(jobs, work, async ({ helm, planned: { chart, plan, row, run } }) => {
      const made = typeof upgrades === "function" ? upgrades(helm.mode) : upgrades;
      const resources = existsSync(join(chart.folder, "crds")) ? {} : { resources: served };
      const shared = { helm, api, kubeconfig, seconds, leavesNamespace: options.endsCluster === true };
      const start = () => run({ ...shared, chart, upgrades: made, ...resources });
      const outcome = await (chart.expectations.single === undefined
        ? start()
        : takeTurns(chart.name, start));
      const cell = { row, column: `${helm.mode}, ${minor}`, outcome, plan };
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
