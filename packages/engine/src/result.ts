import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import { HelmError } from "./errors.ts";

const fixes = {
  CW6001: "Change the chart's files; `helm lint` says the same of them.",
  CW6002: "Change the values or the flags that are named.",
  CW6003: "Look at the place in the template that is named, and at the values that it reads.",
  CW6004: "Look at what the template gives: often an indentation, or a text that needs quotes.",
  CW6005:
    "Look for templates that include themselves and for loops over very large numbers, or raise the limits.",
} as const;

/** What helm would refuse, as a diagnostic; all other errors are ours and are thrown on. */
export function diagnosed(error: unknown, chart: string | undefined): Diagnostic {
  const refused = isExhausted(error)
    ? new HelmError("CW6005", "the data is nested too deeply, or is too large")
    : error;
  if (!(refused instanceof HelmError)) throw refused;
  const { code, message } = refused;
  return diagnostic(code, { message, fix: fixes[code], place: placeIn(message), subject: { chart } });
}

/** The stack is full, or a text cannot be that long: what was read is nested without end. */
function isExhausted(error: unknown): boolean {
  return error instanceof RangeError && /call stack|invalid (string|array) length/i.test(error.message);
}

/** The place that Helm's message begins with, `file:line:column`. Helm counts columns from 0. */
function placeIn(message: string): { file: string; line: number; column?: number } | undefined {
  const match = /(?:^|\(|template: )([^\s():]+):(\d+)(?::(\d+))?/.exec(message);
  if (match === null) return undefined;
  const [, file = "", line, column] = match;
  return { file, line: Number(line), ...(column === undefined ? {} : { column: Number(column) + 1 }) };
}

/** The same for what was thrown while files were read: a refusal of the file system's is no bug. */
export function diagnosedReading(error: unknown): Diagnostic {
  const isOfSystem = !(error instanceof HelmError) && error instanceof Error && "code" in error;
  return diagnosed(isOfSystem ? new HelmError("CW6001", error.message) : error, undefined);
}
