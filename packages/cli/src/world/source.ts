import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Diagnostic, diagnostic, type Place } from "@chartwright/diagnostics";
import type { ChartModel } from "@chartwright/model";
import type { ChartCase, Reject } from "@chartwright/validator";
import { lazySchemas } from "./lazy-schemas.ts";
import { shorter } from "./report.ts";

/** A chart as its author wrote it. */
export interface ChartSource {
  /** Such as `charts/web-service`, absolute. */
  readonly folder: string;
  /** The version in its `package.json`. */
  readonly version: string;
  readonly model: ChartModel;
  readonly cases: readonly SourceCase[];
}

export interface SourceCase extends ChartCase {
  readonly path: string;
}

/** Loads a module; `loadFresh` does it as the file now is. */
export type Load = (file: string) => Promise<unknown>;

const loadOnce: Load = (file) => import(pathToFileURL(file).href);

/** Reads a chart's folder; what does not load is a diagnostic. */
export async function loadSource(
  folder: string,
  load: Load = loadOnce,
): Promise<{ readonly source: ChartSource | undefined; readonly diagnostics: readonly Diagnostic[] }> {
  const version = readVersion(folder);
  if (typeof version !== "string") return { source: undefined, diagnostics: [version] };
  const model = await loadModel(join(folder, "chart.ts"), load);
  if (model.kind !== "chart") return { source: undefined, diagnostics: [model.diagnostic] };
  return { source: { folder, version, model, cases: readCases(folder) }, diagnostics: [] };
}

function readVersion(folder: string): string | Diagnostic {
  const path = join(folder, "package.json");
  const fail = (message: string) =>
    diagnostic("CW1004", {
      message,
      fix: 'Give the chart a package.json with its "version"; that is the version of the chart.',
      place: { file: path },
    });
  try {
    const { version } = JSON.parse(readFileSync(path, "utf8")) as { version?: unknown };
    return typeof version === "string" ? version : fail("There is no version in it.");
  } catch (error) {
    return fail(existsSync(path) ? `It is no JSON: ${(error as Error).message}.` : "It is not there.");
  }
}

async function loadModel(
  file: string,
  load: Load,
): Promise<ChartModel | { kind: "failed"; diagnostic: Diagnostic }> {
  const failed = (message: string, fix: string, place: Place) => ({
    kind: "failed" as const,
    diagnostic: diagnostic("CW1004", { message, fix, place }),
  });
  lazySchemas();
  try {
    const module = (await load(file)) as { default?: ChartModel };
    if (module.default?.kind === "chart") return module.default;
    return failed("Its default export is no chart.", "Write: export default defineChart({ … });", { file });
  } catch (error) {
    const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
    const fix = "Run `tsc --noEmit` over it, which says more.";
    return failed(firstLines(message), fix, placeInStack(stack, file));
  }
}

/** The message of Node's loader has a code frame and advice below it. */
function firstLines(message: string): string {
  return message.split("\n").slice(0, 4).join("\n").trim();
}

/** Where this command's own modules are; a hook of its loader stands between a chart and what it imports. */
const here = new URL("..", import.meta.url).href;

function placeInStack(stack: string, file: string): Place {
  const frames = stack.split("\n");
  const frame = frames
    .map((line) => /(file:\/\/[^\s()]+?|\/[^\s()]+?\.ts):(\d+)(?::(\d+))?/.exec(line))
    .find((match) => match !== null && !match[1]?.startsWith(here));
  if (!frame?.[1] || frame[1].includes("node_modules")) return { file };
  return {
    file: frame[1].replace(/\?.*$/, ""),
    line: Number(frame[2]),
    column: frame[3] === undefined ? undefined : Number(frame[3]),
  };
}

/** The values that a chart must refuse: `rejects/<name>/values.yaml`, with the message in `message.txt`. */
export function readRejects(folder: string): readonly Reject[] {
  return readCases(folder, "rejects").map((each) => {
    const file = join(folder, "rejects", each.name, "message.txt");
    const message = existsSync(file) ? readFileSync(file, "utf8") : undefined;
    return { ...each, message, messageFile: shorter(file) };
  });
}

/** The cases of a chart: `cases/<name>/values.yaml`. */
export function readCases(folder: string, below: "cases" | "rejects" = "cases"): readonly SourceCase[] {
  const cases = join(folder, below);
  if (!existsSync(cases)) return [];
  const names = readdirSync(cases)
    .sort()
    .filter((name) => existsSync(join(cases, name, "values.yaml")));
  return names.map((name) => {
    const path = join(cases, name, "values.yaml");
    return { name, path, file: shorter(path), text: readFileSync(path, "utf8") };
  });
}
