/**
 * Times the engine on charts: against a `helm template` process per render, against Helm's own engine in process, and
 * `chartwright template`, as it is published, against `helm template`. Run `pnpm build` first.
 *
 *   pnpm bench:engine --helm3 PATH [--in-process PATH] CHART_FOLDER...
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { loadChart, loadCrypto, renderChart } from "../../packages/engine/src/index.ts";
import { readFolder } from "./engine-folder.ts";

const runs = 20;
const processRuns = 5;

const { values: flags, positionals } = parseArgs({
  options: { helm3: { type: "string" }, "in-process": { type: "string" } },
  allowPositionals: true,
});

/** The command as `pnpm build` makes it and the package holds it. */
const command = join(import.meta.dirname, "../../packages/cli/dist/bin.cjs");
const helm = flags.helm3;
if (helm === undefined || !existsSync(command)) {
  console.error("Give --helm3 PATH, and run `pnpm build` first.");
  process.exit(2);
}
await compare(helm);

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function timed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

interface Row {
  readonly chart: string;
  readonly load: number;
  readonly first: number;
  readonly steady: number;
  readonly process: number;
  readonly cold: number;
}

/** Both commands by turns, so that what else the machine does hits both. */
function processes(helm: string, folder: string): Pick<Row, "process" | "cold"> {
  const args = ["template", "rel", folder, "-n", "ns"];
  const spawned = (program: string, all: readonly string[]): number =>
    timed(() => spawnSync(program, all, { maxBuffer: 1 << 28 }));
  const times = Array.from({ length: processRuns }, () => ({
    process: spawned(helm, args),
    cold: spawned(process.execPath, [command, ...args, "--helm", "3"]),
  }));
  return { process: median(times.map((each) => each.process)), cold: median(times.map((each) => each.cold)) };
}

function measure(
  helm: string,
  folder: string,
  environment: { crypto: Awaited<ReturnType<typeof loadCrypto>> },
): Row | undefined {
  const files = readFolder(folder);
  const render = (run: number): void => {
    renderChart(chart, { helm: 3, name: "rel", namespace: "ns", values: [{ benchRun: run }], environment });
  };
  const loaded = loadChart(files, 3);
  if (loaded.chart === undefined) return undefined;
  const { chart } = loaded;
  const first = timed(() => render(0));
  if (renderChart(chart, { helm: 3, environment }).manifests === undefined) return undefined;
  const steady = Array.from({ length: runs }, (_, run) => timed(() => render(run + 1)));
  const load = timed(() => loadChart(files, 3));
  return {
    chart: basename(folder),
    load,
    first,
    steady: median(steady),
    ...processes(helm, folder),
  };
}

async function compare(helm: string): Promise<void> {
  const environment = { crypto: await loadCrypto() };
  const folders = positionals.flatMap((folder) =>
    existsSync(join(folder, "Chart.yaml"))
      ? [folder]
      : readdirSync(folder)
          .map((name) => join(folder, name))
          .filter((path) => existsSync(join(path, "Chart.yaml"))),
  );
  const rows: Row[] = [];
  for (const folder of folders) {
    const row = measure(helm, folder, environment);
    if (row !== undefined) rows.push(row);
  }
  const column = (name: string, pick: (row: Row) => number): number => {
    const value = median(rows.map(pick));
    console.log(`${name.padEnd(44)} ${value.toFixed(2)} ms`);
    return value;
  };
  console.log(`${rows.length} charts, medians over charts`);
  column("engine: load", ({ load }) => load);
  column("engine: first render", ({ first }) => first);
  column("engine: render after the first", ({ steady }) => steady);
  column("helm template, a process per render", (row) => row.process);
  column("chartwright template, a process per render", ({ cold }) => cold);
  console.log(
    `(a) helm process ÷ engine, median of ratios:      ${median(rows.map((row) => row.process / row.steady)).toFixed(1)}`,
  );
  console.log(
    `(c) chartwright template ÷ helm template, median: ${median(rows.map((row) => row.cold / row.process)).toFixed(2)}`,
  );
  if (flags["in-process"] !== undefined) compareInProcess(flags["in-process"], folders, rows);
}

function compareInProcess(program: string, folders: readonly string[], rows: readonly Row[]): void {
  const { stdout } = spawnSync(program, ["-n", String(runs), ...folders], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const theirs = new Map<string, number>();
  for (const line of stdout.trim().split("\n")) {
    const result = JSON.parse(line) as { chart: string; render_ms_median: number; error?: string };
    if (result.error === undefined) theirs.set(basename(result.chart), result.render_ms_median);
  }
  const both = rows.filter(({ chart }) => theirs.has(chart));
  const ratios = both.map(({ chart, steady }) => steady / (theirs.get(chart) ?? Number.NaN));
  console.log(
    `helm's engine in process, render after the first: ${median(both.map(({ chart }) => theirs.get(chart) ?? 0)).toFixed(2)} ms`,
  );
  console.log(
    `(b) engine ÷ helm's engine in process, median:    ${median(ratios).toFixed(2)} (p90 ${[...ratios].sort((a, b) => a - b)[Math.floor(ratios.length * 0.9)]?.toFixed(2)})`,
  );
}
