import fs, { existsSync } from "node:fs";
import { join } from "node:path";
import { type Diagnostic, hasErrors } from "@chartwright/diagnostics";
import { readChartFiles } from "@chartwright/engine";
import { coveringValues } from "@chartwright/model";
import { type ChartFiles, templatesFor, type ValidateInput } from "@chartwright/validator";
import { chartFileSystem } from "../world/chart-file-system.ts";
import { hasModel } from "../world/find-charts.ts";
import { readFolder } from "../world/folder.ts";
import { isOwnCode, notRun } from "../world/own-code.ts";
import { parentChart } from "../world/parent-chart.ts";
import { shorter } from "../world/report.ts";
import { loadSource, readRejects } from "../world/source.ts";
import { readWaiversFile } from "../world/waivers.ts";
import { isArchive, type Job } from "./plan.ts";
import { readTexts } from "./read-texts.ts";

/** What is known of a chart, before programs and Kubernetes come in. */
export type ChartInput = Pick<
  ValidateInput,
  "name" | "chart" | "path" | "cases" | "rejects" | "source" | "waivers" | "isPart"
>;

/** A chart, or why there is none; there may be warnings beside a chart. */
export interface ReadInput {
  readonly name: string;
  readonly input: ChartInput | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether its `chart.ts` was run. */
  readonly ranCode?: boolean;
}

/**
 * Reads the chart of a job: a folder with `chart.ts`, or a Helm chart's folder or archive.
 *
 * @param code whether a `chart.ts` of the user's own is run; else what was generated from it is all that is judged
 */
export async function readChart(job: Job, code: boolean): Promise<ReadInput> {
  const { path } = job;
  if (isArchive(path) || !hasModel(path)) return readHelmChart(job);
  if (code && isOwnCode(path)) return { ...(await readModel(job)), ranCode: true };
  const read = readHelmChart(job, join(path, "chart"));
  if (!code) return read;
  const told = notRun(join(path, "chart.ts"), "the generated chart alone was judged");
  return { ...read, diagnostics: [told, ...read.diagnostics] };
}

/** @param folder where the Helm chart is, if it is not where its cases are */
function readHelmChart({ path: home, cases, isFirst, isWhole }: Job, folder?: string): ReadInput {
  const path = folder ?? home;
  const name = shorter(path);
  const { files, diagnostics } = readChartFiles(isArchive(path) ? fs : chartFileSystem(path), path);
  if (files === undefined)
    return { name, input: undefined, diagnostics: diagnostics.map((each) => at(each, name)) };
  const { texts, diagnostics: odd } = readTexts(files, name);
  if (hasErrors(odd)) return { name, input: undefined, diagnostics: odd };
  const chart: ChartFiles = { folder: name, files: texts };
  const waivers = isArchive(path) ? undefined : readWaiversFile(home);
  const rejects = isFirst && !isArchive(path) ? readRejects(home) : [];
  const input = { name, chart, path, cases, rejects, source: undefined, waivers, isPart: !isWhole };
  return { name, input, diagnostics: [...diagnostics, ...odd] };
}

/** The branches of a chart are proven in another part of the run. */
const nothingCovered = { sets: [], total: 0, missing: [] };

function at(found: Diagnostic, file: string): Diagnostic {
  return { ...found, place: found.place ?? { file } };
}

async function readModel({ path: folder, cases, isFirst, isWhole }: Job): Promise<ReadInput> {
  const { source, diagnostics } = await loadSource(folder);
  if (source === undefined) return { name: shorter(folder), input: undefined, diagnostics };
  const path = join(folder, "chart");
  const files = existsSync(path) ? readFolder(path) : new Map<string, string>();
  const chart = { folder: shorter(path), files };
  const { model, version } = source;
  const { name } = model.metadata;
  const { templates, diagnostics: unread } = await templatesFor(model, files);
  if (hasErrors(unread)) return { name, input: undefined, diagnostics: [...diagnostics, ...unread] };
  const coverage = isFirst ? coveringValues(model, templates) : nothingCovered;
  const parent = (aliases: readonly string[]) => parentChart({ path, name, version }, aliases);
  return {
    name,
    input: {
      name,
      chart,
      path,
      cases,
      rejects: isFirst ? readRejects(folder) : [],
      source: { model, version, coverage, templates, parent },
      waivers: readWaiversFile(folder),
      isPart: !isWhole,
    },
    diagnostics,
  };
}
