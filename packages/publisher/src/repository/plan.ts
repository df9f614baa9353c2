import { type Diagnostic, diagnostic, hasErrors } from "@chartwright/diagnostics";
import type { ChartArchive } from "../archive/chart.ts";
import { sha256 } from "../digest.ts";
import { type IndexFile, indexName, readIndex } from "./index-file.ts";
import { type IndexEntry, printIndex } from "./print-index.ts";
import type { PlannedChart, PublishPlan, PublishRequest } from "./publish-plan.ts";

/**
 * Plans to add archives to a repository. What is published is never replaced: publishing the same content
 * again changes nothing, and other content is refused.
 *
 * @example
 * const plan = planPublish({ archives: [archive], now: "2026-01-01T00:00:00Z" });
 * plan.files.map(({ path }) => path); // ["web-1.2.0.tgz", "index.yaml"]
 */
export function planPublish(request: PublishRequest): PublishPlan {
  const { archives, url } = request;
  const now = new Date(request.now).toISOString();
  const basedOn = request.index === undefined ? undefined : sha256(request.index);
  const { index, diagnostics } = readIndex(request.index);
  const problems = [...diagnostics, ...checkUrl(url)];
  if (index === undefined || problems.length > 0) {
    const charts = archives.map((archive) => plannedChart(archive, "refused"));
    return { charts, files: [], basedOn, diagnostics: problems };
  }

  const folder = new Map(Object.entries(request.present ?? {}));
  const published = new Map(index.published);
  const verdicts = archives.map((archive) => {
    const verdict = judge(archive, published, folder);
    if (verdict.status === "new") {
      published.set(keyOf(archive), archive.digest);
      folder.set(archive.file, archive.digest);
    }
    return { archive, ...verdict };
  });
  const charts = verdicts.map(({ archive, status }) => plannedChart(archive, status));
  const conflicts = verdicts.flatMap((verdict) => verdict.diagnostic ?? []);
  const added = verdicts.filter(({ status }) => status === "new").map(({ archive }) => archive);
  if (hasErrors(conflicts) || added.length === 0) {
    return { charts, files: [], basedOn, diagnostics: conflicts };
  }

  const missing = added.filter(({ file }) => request.present?.[file] === undefined);
  const entries = added.map((archive) => entryOf(archive, now, url));
  const files = [
    ...missing.map(({ file, content }) => ({ path: file, content })),
    { path: indexName, content: printIndex(index, entries, now) },
  ];
  return { charts, files, basedOn, diagnostics: conflicts };
}

function keyOf({ name, version }: ChartArchive): string {
  return `${name} ${version}`;
}

function plannedChart(archive: ChartArchive, status: PlannedChart["status"]): PlannedChart {
  const { name, version, file, digest } = archive;
  return { name, version, file, digest, status };
}

function judge(
  archive: ChartArchive,
  published: IndexFile["published"],
  folder: ReadonlyMap<string, string>,
): { readonly status: PlannedChart["status"]; readonly diagnostic?: Diagnostic } {
  const { name, version, file, digest } = archive;
  const isPublished = published.has(keyOf(archive));
  const before = published.get(keyOf(archive)) ?? folder.get(file);
  if (before === digest) return { status: isPublished ? "published" : "new" };
  if (before === undefined && !isPublished) return { status: "new" };
  const where = isPublished ? "is published" : `is not in ${indexName}, but ${file} is in the folder`;
  const fix = isPublished
    ? "Give the chart a new version."
    : `Give the chart a new version, or remove ${file} if it was never published.`;
  const message = `${name} ${version} ${where}, with ${before ? `the digest ${before}` : "no digest"}; it would now have ${digest}.`;
  return { status: "refused", diagnostic: diagnostic("CW4007", { message, fix, subject: { chart: name } }) };
}

function checkUrl(url: string | undefined): Diagnostic[] {
  if (url === undefined) return [];
  if (/^https?:[^?#]+$/.test(url) && URL.canParse(url)) return [];
  const message = `"${url}" is not the URL of a folder on a web server.`;
  return [diagnostic("CW4009", { message, fix: "Write it as https://charts.example.com/stable." })];
}

/** As Helm writes it: the fields of `Chart.yaml`, when it was added, its digest, and where to fetch it. */
function entryOf({ name, file, digest, metadata }: ChartArchive, now: string, url?: string): IndexEntry {
  const location = url === undefined ? file : `${url.replace(/\/+$/, "")}/${file}`;
  return { name, fields: { ...metadata, created: now, digest, urls: [location] } };
}
