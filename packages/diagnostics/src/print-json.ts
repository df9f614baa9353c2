import type { Diagnostic } from "./diagnostic.ts";

/** Prints diagnostics as one JSON document: `{ "diagnostics": [...] }`, ending in a newline. */
export function printJson(diagnostics: readonly Diagnostic[]): string {
  return `${JSON.stringify({ diagnostics }, null, 2)}\n`;
}
