import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type Diagnostic, hasErrors, printJson, printPretty } from "@chartwright/diagnostics";

export type Format = "pretty" | "json";

/** Exit codes: what was asked for is done, was found wanting, or was not understood. */
export const exitCodes = Object.freeze({ ok: 0, findings: 1, usage: 2 });

/** Prints diagnostics, and gives the exit code that they amount to. */
export function report(diagnostics: readonly Diagnostic[], format: Format = "pretty"): number {
  const found = shownHere(diagnostics);
  if (found.length === 0 && format === "pretty") return exitCodes.ok;
  if (format === "json") process.stdout.write(printJson(found));
  else process.stderr.write(printPretty(found, { color: process.stderr.isTTY === true }));
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
