import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Chart } from "@chartwright/engine";
import { readSuites, Snapshots, type Suite } from "@chartwright/suites";
import { putFile } from "./folder.ts";
import { shorter } from "./report.ts";

/** A folder in which suites lie, and the chart that they are about. */
export interface SuiteFolder {
  readonly folder: string;
  /** Such as `parent/charts/child`. */
  readonly route: string;
}

/** The chart's own folder, and those of the subcharts that its values do not switch off. */
export function suiteFolders(folder: string, chart: Chart, withSubcharts: boolean): readonly SuiteFolder[] {
  return below(folder, chart.metadata.name, chart, chart.values ?? new Map(), withSubcharts);
}

function below(
  folder: string,
  route: string,
  chart: Chart,
  values: ReadonlyMap<string, unknown>,
  withSubcharts: boolean,
): readonly SuiteFolder[] {
  const own = { folder, route };
  if (!withSubcharts) return [own];
  const children = chart.dependencies.filter((child) => isOn(chart, child.metadata.name, values));
  return [
    own,
    ...children.flatMap((child) => {
      const { name } = child.metadata;
      return below(join(folder, "charts", name), `${route}/charts/${name}`, child, values, true);
    }),
  ];
}

/** As helm-unittest decides it: by the first condition of a dependency, or else by its tags. */
function isOn(chart: Chart, name: string, values: ReadonlyMap<string, unknown>): boolean {
  const dependency = chart.metadata.dependencies?.find((each) => (each.alias || each.name) === name);
  if (dependency === undefined) return true;
  const { condition, tags } = dependency;
  if (condition) {
    const found = condition
      .split(".")
      .reduce<unknown>((at, key) => (at instanceof Map ? at.get(key) : undefined), values);
    return found !== false;
  }
  const given = values.get("tags");
  if (tags === undefined || tags.length === 0 || !(given instanceof Map)) return true;
  return tags.some((tag) => given.get(tag) === true);
}

/** The suites of a folder, by the globs that name them. */
export function suitesIn(folder: string, globs: readonly string[]): ReturnType<typeof readSuites> {
  if (!existsSync(folder)) return { suites: [], diagnostics: [] };
  const files = [...new Set(globs.flatMap((glob) => globSync(glob, { cwd: folder }).sort()))];
  const read = files.map((file) => {
    const path = resolve(folder, file);
    return readSuites({ file: shorter(path), text: readFileSync(path, "utf8") });
  });
  return {
    suites: read.flatMap(({ suites }) => suites),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** A values file, by its path from the suite. */
export function valuesBeside(path: string, suite: Suite): string | undefined {
  const file = resolve(dirname(suite.file), path);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** The files of snapshots that suites have in common with others of their file. */
export class SnapshotFiles {
  readonly #files = new Map<string, Snapshots>();
  readonly #isUpdating: boolean;

  constructor(isUpdating: boolean) {
    this.#isUpdating = isUpdating;
  }

  of({ file, snapshotId }: Suite): Snapshots {
    const name = snapshotId ? `${file}_${snapshotId}` : file;
    const path = join(dirname(name), "__snapshot__", `${name.slice(name.lastIndexOf("/") + 1)}.snap`);
    const known = this.#files.get(path);
    if (known !== undefined) return known;
    const text = existsSync(path) ? readFileSync(path, "utf8") : undefined;
    const made = new Snapshots(text, this.#isUpdating);
    this.#files.set(path, made);
    return made;
  }

  /** Writes those that have changed, and counts them. */
  write(): { readonly created: number; readonly changed: number; readonly vanished: number } {
    const counts = { created: 0, changed: 0, vanished: 0 };
    for (const [path, snapshots] of this.#files) {
      counts.created += snapshots.created;
      counts.changed += snapshots.changed;
      counts.vanished += snapshots.vanished;
      const text = snapshots.toWrite();
      if (text !== undefined) putFile(path, text);
    }
    return counts;
  }
}
