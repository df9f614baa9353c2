import { Gunzip } from "fflate";
import { HelmError } from "../errors.ts";
import { clean } from "../functions/paths-and-urls.ts";
import { textOf } from "../value/text.ts";
import type { ChartFiles } from "./files.ts";

/** Helm's own limits, and ours where Helm has none. */
const largestChart = 100 * 1024 * 1024;
const largestFile = 5 * 1024 * 1024;
/** Of a chart and all archives within it, which Helm unpacks however much they come to. */
const largestInAll = 300 * 1024 * 1024;
const chunkSize = 64 * 1024;
const blockSize = 512;

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
 * The files of a packaged chart, without the folder that all of them lie in. What climbs out of that folder, and what
 * unpacks to more than Helm takes, is refused before it is unpacked.
 */
export function readArchive(archive: Uint8Array, budget: Budget = newBudget()): ChartFiles {
  if (archive[0] !== 0x1f || archive[1] !== 0x8b) refuse("gzip: invalid header");
  const files = readTar(gunzip(archive, budget));
  if (files.size === 0) refuse("no files in chart archive");
  return files;
}

function gunzip(archive: Uint8Array, budget: Budget): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  const stream = new Gunzip((chunk) => {
    size += chunk.length;
    budget.bytes -= chunk.length;
    if (budget.bytes < 0)
      throw new HelmError(
        "CW6005",
        `the archives within the chart unpack to more than ${largestInAll} bytes`,
      );
    if (size > largestChart + 10 * 1024 * 1024)
      refuse(`decompressed chart is larger than the maximum file size ${largestChart}`);
    parts.push(chunk);
  });
  try {
    for (let at = 0; at < archive.length; at += chunkSize) {
      stream.push(archive.subarray(at, at + chunkSize), at + chunkSize >= archive.length);
    }
  } catch (error) {
    if (error instanceof HelmError) throw error;
    refuse(`gzip: ${(error as Error).message}`);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

interface Header {
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

function fieldOf(block: Uint8Array, from: number, length: number): string {
  const bytes = block.subarray(from, from + length);
  const end = bytes.indexOf(0);
  return textOf(end < 0 ? bytes : bytes.subarray(0, end));
}

function readHeader(block: Uint8Array): Header {
  const first = block[124] as number;
  const octal = fieldOf(block, 124, 12).trim();
  const size =
    first & 0x80
      ? block.subarray(125, 136).reduce((sum, byte) => sum * 256 + byte, 0)
      : Number.parseInt(octal || "0", 8);
  if (!Number.isSafeInteger(size) || size < 0) refuse("archive/tar: invalid tar header");
  const prefix = fieldOf(block, 257, 6).startsWith("ustar") ? fieldOf(block, 345, 155) : "";
  const name = fieldOf(block, 0, 100);
  return {
    name: prefix === "" ? name : `${prefix}/${name}`,
    size,
    type: String.fromCharCode(block[156] || 48),
  };
}

function readTar(tar: Uint8Array): ChartFiles {
  const files = new Map<string, Uint8Array>();
  let longName = "";
  let remaining = largestChart;
  for (let at = 0; at + blockSize <= tar.length; ) {
    const block = tar.subarray(at, at + blockSize);
    at += blockSize;
    if (block.every((byte) => byte === 0)) break;
    const header = readHeader(block);
    if (at + header.size > tar.length) refuse("unexpected EOF");
    const data = tar.subarray(at, at + header.size);
    at += Math.ceil(header.size / blockSize) * blockSize;
    if (header.type === "L") longName = textOf(data).replace(/\0.*$/s, "");
    else if (header.type === "x") longName = paxPath(data) ?? longName;
    else if (header.type !== "g") {
      const name = longName || header.name;
      longName = "";
      if (header.type === "5" || name.endsWith("/")) continue;
      remaining -= header.size;
      checkSize(name, header.size, remaining);
      files.set(placeOf(name), data);
    }
  }
  return files;
}

function paxPath(data: Uint8Array): string | undefined {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(textOf(data))?.[1];
}

function checkSize(name: string, size: number, remaining: number): void {
  if (remaining < 0) refuse(`decompressed chart is larger than the maximum file size ${largestChart}`);
  if (size > largestFile)
    refuse(
      `decompressed chart file ${JSON.stringify(name)} is larger than the maximum file size ${largestFile}`,
    );
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
