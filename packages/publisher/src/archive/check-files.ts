import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import type { ChartFile, ChartSource } from "./chart.ts";

const mebibyte = 1024 * 1024;
const largestFile = 5 * mebibyte;
const largestChart = 100 * mebibyte;

/** Whether every file has a place of its own below the chart's folder. */
export function checkPaths({ name, files }: ChartSource): Diagnostic[] {
  const seen = new Set<string>();
  return files.flatMap(({ path }) => {
    const problem = seen.has(path) ? "stands twice" : problemOf(path);
    seen.add(path);
    if (problem === undefined) return [];
    return diagnostic("CW4001", {
      message: `The path ${JSON.stringify(path)} ${problem}.`,
      fix: "Give every file one path, relative to the chart's folder, with forward slashes.",
      subject: { chart: name },
    });
  });
}

function problemOf(path: string): string | undefined {
  if (path.startsWith("/") || /^[a-z]:/i.test(path)) return "is absolute";
  if (path.includes("\\")) return "has a backslash, which Helm reads as a folder";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(path)) return "has a control character";
  if (path.split("/").some((part) => part === "" || part === "." || part === "..")) return "is not plain";
  if (path.startsWith("..")) return 'begins with "..", which Helm refuses';
  return undefined;
}

/** Whether the files keep to Helm's limits: 5 MiB for one, less than 100 MiB for all. */
export function checkSizes(name: string, files: readonly ChartFile[]): Diagnostic[] {
  const sizes = files.map(({ path, content }) => ({ path, size: Buffer.byteLength(content) }));
  const total = sizes.reduce((sum, { size }) => sum + size, 0);
  const tooLarge = sizes.filter(({ size }) => size > largestFile);
  const found = tooLarge.map(({ path, size }) => `${path} has ${inMebibytes(size)}, and 5 MiB are the most.`);
  if (total >= largestChart)
    found.push(`The files have ${inMebibytes(total)}, and must have less than 100 MiB.`);
  const fix = "Leave out by .helmignore what is not needed to install the chart.";
  return found.map((message) => diagnostic("CW4004", { message, fix, subject: { chart: name } }));
}

function inMebibytes(size: number): string {
  return `${(size / mebibyte).toFixed(1)} MiB`;
}
