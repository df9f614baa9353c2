import { HelmError } from "../errors.ts";
import { clean } from "../functions/paths-and-urls.ts";
import type { ChartFiles } from "./files.ts";
import { gunzip } from "./gunzip.ts";
import { readTar, type TarEntry } from "./tar.ts";

/** Helm's own limits, and ours where Helm has none. */
const largestChart = 100 * 1024 * 1024;
const largestFile = 5 * 1024 * 1024;
/** Of a chart and all archives within it, which Helm unpacks however much they come to. */
const largestInAll = 300 * 1024 * 1024;
/** What headers and padding may add to a chart. */
const largestArchive = largestChart + 10 * 1024 * 1024;

const tooLarge = `decompressed chart is larger than the maximum file size ${largestChart}`;

/** How many bytes a chart may still unpack to. */
export interface Budget {
  bytes: number;
}

export function newBudget(): Budget {
  return { bytes: largestInAll };
}

function refuse(message: string): never {
  throw new HelmError("CW6001", message);
}

/**
 * The files of a packaged chart, without the folder that all of them lie in: those that Helm reads of it. What climbs
 * out of that folder, what stands twice, and what unpacks to more than Helm takes, is refused.
 */
export function readArchive(archive: Uint8Array, budget: Budget = newBudget()): ChartFiles {
  if (archive[0] !== 0x1f || archive[1] !== 0x8b) refuse("gzip: invalid header");
  const most = Math.min(budget.bytes, largestArchive);
  const { bytes, failure, isTooLarge } = gunzip(archive, most);
  budget.bytes -= bytes.length;
  if (isTooLarge && most < largestArchive) {
    const message = `the archives within the chart unpack to more than ${largestInAll} bytes`;
    throw new HelmError("CW6005", message);
  }
  const entries = readTar(bytes, isTooLarge ? tooLarge : failure);
  return filesOf(entries.filter(({ isFolder }) => !isFolder));
}

function filesOf(entries: readonly TarEntry[]): ChartFiles {
  if (entries.length === 0) refuse("no files in chart archive");
  const files = new Map<string, Uint8Array>();
  let remaining = largestChart;
  for (const { name, size, content } of entries) {
    const place = placeOf(name);
    if (size > remaining) refuse(tooLarge);
    if (size > largestFile) {
      const quoted = JSON.stringify(name);
      refuse(`decompressed chart file ${quoted} is larger than the maximum file size ${largestFile}`);
    }
    remaining -= content.length;
    if (content.length < size || remaining <= 0) refuse(tooLarge);
    // Helm joins two Chart.yaml, takes the first of two archives, and the last of all else: nobody would expect that.
    if (files.has(place)) refuse(`the archive has the file ${JSON.stringify(place)} twice`);
    files.set(place, withoutMark(content));
  }
  return files;
}

/** Without the mark of UTF-8, as Helm reads each file. */
function withoutMark(content: Uint8Array): Uint8Array {
  return content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf ? content.subarray(3) : content;
}

/** The path within the chart's folder. */
function placeOf(name: string): string {
  const delimiter = name.includes("\\") ? "\\" : "/";
  const [folder, ...rest] = name.split(delimiter);
  const path = rest.join("/");
  if (path.startsWith("/")) refuse("chart illegally contains absolute paths");
  const place = clean(path);
  if (place === ".")
    refuse(`chart illegally contains content outside the base directory: ${JSON.stringify(name)}`);
  if (place.startsWith("..")) refuse("chart illegally references parent directory");
  if (/^[a-zA-Z]:\//.test(place)) refuse("chart contains illegally named files");
  if (folder === "Chart.yaml") refuse("chart yaml not in base directory");
  return place;
}
