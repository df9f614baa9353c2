import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Cell,
  type HelmMode,
  type PlannedTrial,
  printFailures,
  printTable,
  sweepTemporary,
  type TryOptions,
  temporaryFolder,
  tryCharts,
} from "../../packages/cluster/src/index.ts";
import { kubernetesVersions, newestMinor } from "../tools/catalogue.ts";
import { ensureTools } from "../tools/ensure-tools.ts";
import type { KubernetesMinor } from "../tools/tool.ts";
import type { Wanted } from "./arguments.ts";
import { planAll } from "./plan.ts";
import { startMinor } from "./start-minor.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Tries the charts on one minor after the other, prints the table, and returns the exit code. */
export async function run(wanted: Wanted): Promise<number> {
  const { cells, seconds } = await tryAll(wanted);
  const failed = cells.filter(({ outcome }) => outcome.failure !== undefined).length;
  if (failed > 0) console.log(`\n${printFailures(cells)}`);
  const counts = `${cells.length - failed} ok, ${failed} failed, ${Math.round(seconds)} s`;
  console.log(`\n${printTable(cells)}\n\n${counts}`);
  return failed === 0 && cells.length > 0 ? 0 : 1;
}

/** Tries the charts on one minor after the other, and prints each trial as it ends. */
export async function tryAll(
  asked: Wanted,
): Promise<{ readonly cells: readonly Cell[]; readonly seconds: number }> {
  const wanted = asked.plan === "short" ? { ...asked, modes: asked.modes.filter(isShort) } : asked;
  await sweepTemporary();
  const { helm3, helm4 } = await ensureTools(["helm3", "helm4"]);
  const programs = { helm3, helm4 };
  const work = temporaryFolder("charts");
  const start = performance.now();
  const cells: Cell[] = [];
  try {
    const folder = wanted.folder ?? join(root, "charts");
    const trials = await planAll({ ...wanted, folder, programs, work });
    const total = countCells(trials, wanted.modes) * wanted.minors.length;
    let ended = 0;
    const onCell = (cell: Cell) => {
      ended += 1;
      console.log(progress(ended, total, cell));
    };
    for (const minor of wanted.minors) {
      const upgrades = upgradesOn(minor, wanted);
      cells.push(...(await onMinor(minor, trials, { ...wanted, upgrades, minor, programs, onCell })));
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return { cells, seconds: (performance.now() - start) / 1000 };
}

/** A short run leaves out what applies as Helm 3 does. */
const isShort = (mode: HelmMode) => mode !== "helm 4 client-side";

/** With how many Helms all trials are made together. */
function countCells(trials: readonly PlannedTrial[], modes: Wanted["modes"]): number {
  return trials.reduce((sum, { only }) => sum + (only === undefined ? modes.length : 1), 0);
}

/** Which upgrades each Helm makes on a minor: a share for each of them on each minor, in whose sum all are made. */
export function upgradesOn(
  minor: KubernetesMinor,
  { upgrades, modes, minors }: Pick<Wanted, "upgrades" | "modes" | "minors">,
): NonNullable<TryOptions["upgrades"]> {
  if (upgrades !== "share") return upgrades;
  const before = minors.indexOf(minor) * modes.length;
  return (mode) => ({ share: before + modes.indexOf(mode), of: modes.length * minors.length });
}

async function onMinor(
  minor: KubernetesMinor,
  trials: readonly PlannedTrial[],
  options: Omit<TryOptions, "kubeconfig">,
): Promise<readonly Cell[]> {
  const kept = process.env.CHARTWRIGHT_KUBECONFIG;
  if (kept && minor === newestMinor) return tryCharts(trials, { ...options, kubeconfig: kept });
  console.log(`Starting Kubernetes ${kubernetesVersions[minor]} …`);
  const { kubeconfig, stop } = await startMinor(minor);
  try {
    return await tryCharts(trials, { ...options, kubeconfig, endsCluster: true });
  } finally {
    await stop();
  }
}

/** `[ 3/48] ok web-service ha, helm 4, 1.37 (2.1 s)`, and what was not tried. */
export function progress(count: number, total: number, { row, column, outcome }: Cell): string {
  const { failure, notes, seconds } = outcome;
  const end = failure === undefined ? "ok    " : "FAILED";
  const at = failure === undefined ? "" : `: ${failure.step}`;
  const position = `[${String(count).padStart(String(total).length)}/${total}]`;
  const line = `${position} ${end} ${row}, ${column} (${seconds.toFixed(1)} s)${at}`;
  return [line, ...notes.map((note) => `         ${note}`)].join("\n");
}
