import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Diagnostic, diagnostic, hasErrors } from "@chartwright/diagnostics";
import type { ChartArchive, ChartSource } from "../archive/chart.ts";
import { packageChart } from "../archive/package-chart.ts";
import { sha256 } from "../digest.ts";
import { withFolderLock } from "./folder-lock.ts";
import { indexName } from "./index-file.ts";
import { planPublish } from "./plan.ts";
import type { PublishPlan, PublishRequest } from "./publish-plan.ts";
import { writeFiles } from "./write-files.ts";

export interface ApplyOptions {
  /** How long to wait for another publisher of the folder, in milliseconds; a minute unless told. */
  readonly waitMs?: number | undefined;
}

export interface PublishOptions extends ApplyOptions, Pick<PublishRequest, "now" | "url"> {}

const aMinute = 60_000;

/** What {@link planPublish} has to know of a folder: its index, and which of the archives it holds. */
export async function readRepository(
  folder: string,
  archives: readonly Pick<ChartArchive, "file">[],
): Promise<Pick<PublishRequest, "index" | "present">> {
  const index = await readIfThere(join(folder, indexName));
  const present: Record<string, string> = {};
  for (const { file } of archives) {
    const content = await readIfThere(join(folder, file));
    if (content !== undefined) present[file] = sha256(content);
  }
  return { index: index?.toString(), present };
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * Carries out a plan: archives first, then the index. Killed at any moment, it leaves a repository that works,
 * and the next run finishes. A plan made from an older index is refused.
 *
 * @example
 * const plan = planPublish({ archives, now, ...(await readRepository(folder, archives)) });
 * const diagnostics = hasErrors(plan.diagnostics) ? plan.diagnostics : await applyPlan(folder, plan);
 */
export async function applyPlan(
  folder: string,
  plan: PublishPlan,
  { waitMs = aMinute }: ApplyOptions = {},
): Promise<readonly Diagnostic[]> {
  if (plan.files.length === 0) return [];
  const outcome = await withFolderLock(folder, waitMs, async () => {
    if (!isCurrent(plan, await readRepository(folder, plan.charts))) return [changedMeanwhile(folder)];
    await writeFiles(folder, plan.files);
    return [];
  });
  return "blocked" in outcome ? [outcome.blocked] : outcome.result;
}

/** Whether the index is the one that was read, and each new archive is either there or to be written. */
function isCurrent(
  plan: PublishPlan,
  { index, present = {} }: Awaited<ReturnType<typeof readRepository>>,
): boolean {
  if ((index === undefined ? undefined : sha256(index)) !== plan.basedOn) return false;
  const added = plan.charts.filter(({ status }) => status === "new");
  return added.every(({ file, digest }) => {
    const isWritten = plan.files.some(({ path }) => path === file);
    return present[file] === digest || (present[file] === undefined && isWritten);
  });
}

function changedMeanwhile(folder: string): Diagnostic {
  const message = `${folder} is not as it was when the plan was made.`;
  return diagnostic("CW4011", { message, fix: "Plan again." });
}

/**
 * Packages charts and publishes them to a folder: all of them, or none where there is an error. Other
 * publishers of the folder on this machine wait meanwhile.
 *
 * @example
 * const plan = await publishTo("site/charts", [chart], { now: new Date().toISOString() });
 * printPlan(plan); // "new        web 1.2.0  sha256:…\n"
 */
export async function publishTo(
  folder: string,
  charts: readonly ChartSource[],
  { now, url, waitMs = aMinute }: PublishOptions,
): Promise<PublishPlan> {
  const packaged = await Promise.all(charts.map(packageChart));
  const found = packaged.flatMap(({ diagnostics }) => diagnostics);
  const archives = packaged.flatMap(({ archive }) => archive ?? []);
  const nothing: PublishPlan = { charts: [], files: [], basedOn: undefined, diagnostics: found };
  if (hasErrors(found)) return nothing;

  const outcome = await withFolderLock(folder, waitMs, async () => {
    const plan = planPublish({ archives, now, url, ...(await readRepository(folder, archives)) });
    if (plan.files.length > 0) await writeFiles(folder, plan.files);
    return plan;
  });
  if ("blocked" in outcome) return { ...nothing, diagnostics: [...found, outcome.blocked] };
  return { ...outcome.result, diagnostics: [...found, ...outcome.result.diagnostics] };
}
