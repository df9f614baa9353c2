import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, inject } from "vitest";
import { connect } from "../api-client.ts";
import { type Helm, useHelm } from "../charts/helm.ts";
import { makeLastVersion } from "../charts/last-version.ts";
import { readChartUnderTrial } from "../charts/read-chart.ts";
import type { Case, ChartUnderTrial, Outcome, Trial } from "../charts/trial.ts";
import { tryAsSubchart } from "../charts/try-as-subchart.ts";
import { tryCase } from "../charts/try-case.ts";
import { tryChain } from "../charts/try-chain.ts";
import { tryInstall, tryPair } from "../charts/try-install.ts";
import { type SmallChart, writeSmallChart } from "./small-chart.ts";

/** What can be tried of a small chart, which is its own last version where one is upgraded. */
export type SmallTrial = "install" | "pair" | "chain" | "case" | "subchart";

const ways: Readonly<Record<SmallTrial, (trial: Trial, first: Case) => Promise<Outcome>>> = {
  install: tryInstall,
  pair: tryPair,
  chain: (trial) => tryChain(trial, trial.chart.cases),
  case: tryCase,
  subchart: tryAsSubchart,
};

/** Vitest's `test` with a Helm 4 for all tests of a file, since each Helm must learn what the API server has. */
export const test = base
  .extend("kubeconfig", { scope: "file" }, () => inject("cluster").kubeconfig)
  .extend("helm", { scope: "file" }, ({ kubeconfig }, { onCleanup }) => {
    const helm = useHelm("helm 4", inject("tools"), kubeconfig);
    onCleanup(() => helm.close());
    return helm;
  });

/** Tries the first case of a small chart on the cluster that tests share. */
export async function trySmallChart(
  helm: Helm,
  parts: SmallChart,
  way: SmallTrial = "install",
  seconds = 5,
): Promise<Outcome> {
  const { kubeconfig } = inject("cluster");
  const folder = mkdtempSync(join(tmpdir(), "chartwright-small-"));
  try {
    const read = readChartUnderTrial(writeSmallChart(folder, parts));
    const chart: ChartUnderTrial = { ...read, programs: inject("clusterTools") };
    const [first] = chart.cases;
    if (first === undefined) throw new Error("A small chart has a case.");
    const isUpgraded = way === "chain" || way === "case";
    const last = isUpgraded ? { last: await makeLastVersion(helm, chart, folder) } : {};
    const trial = { chart: { ...chart, ...last }, helm, api: connect(kubeconfig), kubeconfig, seconds };
    return await ways[way](trial, first);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
