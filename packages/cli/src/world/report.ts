import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Diagnostic,
  type Format,
  hasErrors,
  type PrintOptions,
  printAs,
  printPretty,
} from "@chartwright/diagnostics";
import { version } from "../package.ts";
import { hasColor } from "./color.ts";
import { putFile } from "./folder.ts";
import { readSource } from "./read-source.ts";

/** In what form findings are told, and where. */
export interface ReportOptions {
  /** Default `pretty`. */
  readonly format?: Format;
  /** A file for them; a person is still told on the standard error. */
  readonly output?: string;
}

/** Exit codes: what was asked for is done, was found wanting, or was not understood. */
export const exitCodes = Object.freeze({ ok: 0, findings: 1, usage: 2 });

/** Whether a person reads the standard output, so that there is room for a word besides the findings. */
export function isForPeople({ format = "pretty", output }: ReportOptions): boolean {
  return format === "pretty" || output !== undefined;
}

/**
 * Tells diagnostics, and gives the exit code that they amount to: 1 where one of them is an error.
 *
 * @param checked what was looked at, also where nothing was found
 */
export function report(
  diagnostics: readonly Diagnostic[],
  options: ReportOptions = {},
  checked?: PrintOptions["checked"],
): number {
  const { format = "pretty", output } = options;
  const found = shownHere(diagnostics);
  const told = { checked, version: version(), readSource };
  if (output !== undefined) putFile(output, printAs(format, found, told));
  else if (format !== "pretty") process.stdout.write(printAs(format, found, told));
  if (isForPeople(options)) {
    process.stderr.write(printPretty(found, { color: hasColor(process.stderr), readSource }));
  }
  return hasErrors(found) ? exitCodes.findings : exitCodes.ok;
}

/** With paths from the working directory, as a person or an editor opens them. */
export function shownHere(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.map(fromHere);
}

function fromHere(found: Diagnostic): Diagnostic {
  if (found.place === undefined) return found;
  const { file } = found.place;
  const path = file.startsWith("file:") ? fileURLToPath(file) : file;
  return { ...found, place: { ...found.place, file: path.startsWith("/") ? shorter(path) : path } };
}

/** A path from the working directory, unless that would lead out of it. */
export function shorter(path: string): string {
  const short = relative(process.cwd(), path);
  return short === "" ? "." : short.startsWith("..") ? path : short;
}
