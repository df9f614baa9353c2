import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findCharts, hasModel } from "../world/find-charts.ts";
import { folderEvents } from "../world/folder-events.ts";
import { loadFresh } from "../world/fresh-modules.ts";
import { differ, type Inputs, inputsOf } from "../world/inputs.ts";
import { exitCodes, report, shorter } from "../world/report.ts";
import { checkTypes, type TypesOptions } from "../world/types.ts";
import { generateOne, write } from "./generate.ts";

/** A chart, and what it was last generated from. */
interface Watched extends Inputs {
  readonly folder: string;
  /** The files that its `chart.ts` consists of. */
  readonly modules: ReadonlySet<string>;
}

/** So long a file may stay half written. */
const halfWrittenMs = 50;

/** `chartwright generate --watch`: generates the charts, and each again when what it is made from changes. */
export async function watch(named: readonly string[], options: TypesOptions = {}): Promise<number> {
  const events = folderEvents();
  const askTypes = typesBeside(options);
  const charts: Watched[] = [];
  for (const folder of findCharts(named, hasModel)) {
    charts.push(await regenerate({ folder, modules: new Set(), folders: new Set(), stamps: new Map() }));
    askTypes(folder);
  }
  console.log(`Watching ${charts.length === 1 ? "1 chart" : `${charts.length} charts`}; Ctrl+C ends it.`);
  let told: ReadonlySet<string> | "end" = foldersOf(charts);
  while (told !== "end") {
    // What is followed comes first: a change after this is an event, one before it is seen below.
    events.follow(foldersOf(charts));
    const fresh: Watched[] = [];
    for (const [index, chart] of charts.entries()) {
      if (!isIn(told, chart) || !hasChanged(chart)) continue;
      const made = await regenerate(chart);
      charts[index] = made;
      fresh.push(made);
      askTypes(made.folder);
    }
    told = fresh.length > 0 ? foldersOf(fresh) : await events.next();
  }
  return exitCodes.ok;
}

/** Asks TypeScript beside what is generated, and tells what it says unless the chart has changed since. */
function typesBeside(options: TypesOptions): (folder: string) => void {
  const asked = new Map<string, number>();
  return (folder) => {
    const turn = (asked.get(folder) ?? 0) + 1;
    asked.set(folder, turn);
    void checkTypes([folder], options).then((found) => {
      if (asked.get(folder) === turn) report(found);
    });
  };
}

function foldersOf(charts: readonly Watched[]): ReadonlySet<string> {
  return new Set(charts.flatMap(({ folders }) => [...folders]));
}

function isIn(told: ReadonlySet<string>, { folders }: Watched): boolean {
  return [...folders].some((folder) => told.has(folder));
}

function hasChanged({ folder, modules, stamps }: Watched): boolean {
  return differ(stamps, inputsOf(folder, modules).stamps);
}

async function regenerate({ folder, modules: known }: Watched): Promise<Watched> {
  const start = performance.now();
  // Taken before the files are read: what changes meanwhile is seen afterwards.
  const before = inputsOf(folder, known).stamps;
  let found: ReadonlySet<string> = new Set();
  const { generated, diagnostics } = await generateOne(folder, (file) => {
    const { module, files } = loadFresh(file);
    found = files;
    return module;
  });
  // A module that failed may not have come to all that it imports.
  const modules = generated === undefined ? new Set([...known, ...found]) : found;
  const now = inputsOf(folder, modules);
  const stamps = new Map([...now.stamps].map(([file, stamp]) => [file, before.get(file) ?? stamp]));
  const made = { folder, modules, folders: now.folders, stamps };
  if (generated === undefined) {
    // It may have been read while it was being written: then it is told of with what comes next.
    await sleep(halfWrittenMs);
    if (hasChanged(made)) return made;
  }
  const { done, lost } = generated === undefined ? { done: "failed", lost: [] } : write(generated);
  report([...diagnostics, ...lost]);
  console.log(`${shorter(join(folder, "chart"))}: ${done} (${Math.round(performance.now() - start)} ms)`);
  return made;
}
