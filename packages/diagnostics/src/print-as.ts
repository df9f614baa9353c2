import type { Diagnostic } from "./diagnostic.ts";
import { printGithub } from "./print-github.ts";
import { printJson } from "./print-json.ts";
import { type CheckedCase, printJunit } from "./print-junit.ts";
import { type PrettyOptions, printPretty } from "./print-pretty.ts";
import { printSarif } from "./print-sarif.ts";

/** The forms that diagnostics are printed in. */
export const formats = Object.freeze(["pretty", "json", "junit", "sarif", "github"] as const);

export type Format = (typeof formats)[number];

export interface PrintOptions extends PrettyOptions {
  /** What was looked at, also where nothing was found: for `junit`. */
  readonly checked?: readonly CheckedCase[] | undefined;
  /** The version of the program that found it: for `sarif`. */
  readonly version?: string | undefined;
}

/**
 * Prints diagnostics in a format.
 *
 * @example
 * printAs("github", []); // ""
 */
export function printAs(
  format: Format,
  diagnostics: readonly Diagnostic[],
  options: PrintOptions = {},
): string {
  switch (format) {
    case "pretty":
      return printPretty(diagnostics, options);
    case "json":
      return printJson(diagnostics);
    case "junit":
      return printJunit(diagnostics, options);
    case "sarif":
      return printSarif(diagnostics, options);
    case "github":
      return printGithub(diagnostics);
    default:
      return format satisfies never;
  }
}
