import { type CodeEntry, codes, type DiagnosticCode } from "./codes.ts";

/** A place in a file. `line` and `column` count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** What a diagnostic is about, beyond a place in a file. */
export interface Subject {
  readonly chart?: string | undefined;
  readonly case?: string | undefined;
  /** A Kubernetes minor, such as `1.37`. */
  readonly kubernetes?: string | undefined;
  /** A Helm version, such as `4.3.1`. */
  readonly helm?: string | undefined;
  /** Values that it was found with, as JSON. */
  readonly values?: string | undefined;
  /** `Kind/name`. */
  readonly object?: string | undefined;
  /** A path within the values or the object, such as `spec.ports[0].port`. */
  readonly path?: string | undefined;
}

/** One finding: what, why, what to do, and where. Plain frozen data. */
export interface Diagnostic {
  /** One of the catalogue, or the code of a rule, whose text stands with the rule. */
  readonly code: DiagnosticCode | (string & {});
  /** The rule that found it: `group/rule`. */
  readonly rule?: string | undefined;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  readonly place?: Place | undefined;
  readonly subject?: Subject | undefined;
}

export interface DiagnosticDetails {
  readonly message: string;
  readonly fix: string;
  readonly place?: Place | undefined;
  readonly subject?: Subject | undefined;
}

/**
 * Makes a diagnostic; the severity and the why come from the catalogue of codes.
 *
 * @example
 * const found = diagnostic("CW1001", { message: 'The chart\'s name "Web" is not a DNS label.', fix: 'Use "web".' });
 * found.severity; // "error"
 */
export function diagnostic(code: DiagnosticCode, details: DiagnosticDetails): Diagnostic {
  const entry: CodeEntry = codes[code];
  return Object.freeze({ code, severity: entry.severity, why: entry.why, ...details });
}

/** Whether any of them is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((found) => found.severity === "error");
}
