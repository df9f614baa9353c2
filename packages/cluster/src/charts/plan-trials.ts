import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { HelmMode } from "./helm.ts";
import type { Case, ChartUnderTrial, Outcome, Trial } from "./trial.ts";
import { tryAsSubchart } from "./try-as-subchart.ts";
import { tryCase } from "./try-case.ts";
import { tryChain } from "./try-chain.ts";
import { tryInstall, tryPair } from "./try-install.ts";
import { tryOldValues } from "./try-old-values.ts";

export type Plan = "full" | "short";

/** A row of the table: one trial of a chart. */
export interface PlannedTrial {
  readonly row: string;
  readonly chart: ChartUnderTrial;
  /** What it is part of: everything, or what a short run tries. */
  readonly plan: Plan;
  /** The only Helm that it is tried with; with each of them unless given. */
  readonly only?: HelmMode;
  readonly run: (trial: Trial) => Promise<Outcome>;
}

/**
 * Everything that is tried of a chart: each of its cases with upgrades to the others, the chart under a parent with
 * the values of the first, and the values that the last version took.
 */
export function planTrials(chart: ChartUnderTrial): readonly PlannedTrial[] {
  const [first] = chart.cases;
  if (first === undefined) return [];
  const { name, last } = chart;
  const cases = chart.cases.map((current) => ({
    row: rowOf(chart, current),
    chart,
    plan: "full" as const,
    run: (trial: Trial) => tryCase(trial, current),
  }));
  const rows = [...cases, subchart(chart, first, "full")];
  if (last === undefined || last.cases.length === 0) return rows;
  const oldValues = (trial: Trial) => tryOldValues(trial, last);
  return [...rows, { row: `${name} (old values)`, chart, plan: "full", run: oldValues }];
}

/**
 * What a short run tries: every case is installed afresh with one Helm, and a release of its chart is upgraded to it
 * with the other; one chart of each kind has two releases side by side, and stands under a parent, with one Helm. Which
 * Helm that is follows from the row's name alone, so that another chart or case does not change it.
 */
export function planShortTrials(
  charts: readonly ChartUnderTrial[],
  modes: readonly HelmMode[],
): readonly PlannedTrial[] {
  const withOne = (planned: PlannedTrial): PlannedTrial => {
    const only = turnOf(planned.row, modes);
    return only === undefined ? planned : { ...planned, only };
  };
  const installs = charts.flatMap((chart) =>
    chart.cases.map((current) => ({
      row: rowOf(chart, current),
      chart,
      plan: "short" as const,
      run: (trial: Trial) => tryInstall(trial, current),
    })),
  );
  const chains = charts.map((chart) => ({
    row: `${chart.name} (upgrades)`,
    chart,
    plan: "short" as const,
    run: (trial: Trial) => tryChain(trial, upgradedBy(trial.helm.mode, chart)),
  }));
  const pairs = oneOfEachKind(charts.filter(hasPair)).flatMap((chart) => {
    const [first] = chart.cases;
    if (first === undefined) return [];
    const run = (trial: Trial) => tryPair(trial, first);
    return [{ row: `${chart.name} (two releases)`, chart, plan: "short" as const, run }];
  });
  const parents = oneOfEachKind(charts).flatMap((chart) => {
    const [first] = chart.cases;
    return first === undefined ? [] : [subchart(chart, first, "short")];
  });
  // The longest come first, so that none of them is left when all else has ended.
  return [...chains, ...[...parents, ...pairs, ...installs].map(withOne)];
}

/**
 * The cases that a short run upgrades to with a Helm: the first, and those that it does not install afresh. It is the
 * same where one Helm is asked for alone, so that a failure repeats with the same cases before it.
 */
export function upgradedBy(mode: HelmMode, chart: Pick<ChartUnderTrial, "name" | "cases">): readonly Case[] {
  const isOther = (current: Case) => turnOf(rowOf(chart, current), ["helm 3", "helm 4"]) !== mode;
  return chart.cases.filter((current, index) => index === 0 || isOther(current));
}

const rowOf = ({ name }: Pick<ChartUnderTrial, "name">, current: Case) => `${name} ${current.name}`;

/** Whether a cluster can hold two releases of it. */
function hasPair({ expectations: { single } }: ChartUnderTrial): boolean {
  return single === undefined || single.unless !== undefined;
}

function subchart(chart: ChartUnderTrial, first: Case, plan: Plan): PlannedTrial {
  return { row: `${chart.name} (subchart)`, chart, plan, run: (trial) => tryAsSubchart(trial, first) };
}

/** Charts are of one kind whose templates have the same kinds of workloads. */
function oneOfEachKind(charts: readonly ChartUnderTrial[]): readonly ChartUnderTrial[] {
  const byKind = new Map<string, ChartUnderTrial>();
  for (const chart of charts) {
    const kind = workloadsOf(chart.folder).join(" ");
    if (!byKind.has(kind)) byKind.set(kind, chart);
  }
  return [...byKind.values()];
}

function workloadsOf(folder: string): readonly string[] {
  const templates = join(folder, "templates");
  const found = readdirSync(templates, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .flatMap((file) => [
      ...readFileSync(join(templates, file), "utf8").matchAll(
        /^kind: (Deployment|StatefulSet|DaemonSet|CronJob|Job)$/gm,
      ),
    ]);
  return [...new Set(found.map(([, kind = ""]) => kind))].sort();
}

/** Which of the Helms tries a row, if one does. */
function turnOf(row: string, modes: readonly HelmMode[]): HelmMode | undefined {
  return modes[createHash("sha256").update(row).digest().readUInt32BE(0) % modes.length];
}
