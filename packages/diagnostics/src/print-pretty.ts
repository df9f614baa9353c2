import type { Diagnostic, Place, Subject } from "./diagnostic.ts";

/**
 * Prints diagnostics for a person: one block each, and a line that counts them.
 * Returns the empty string where there are none.
 */
export function printPretty(
  diagnostics: readonly Diagnostic[],
  options: { readonly color?: boolean } = {},
): string {
  if (diagnostics.length === 0) return "";
  const paint = options.color === true ? ansi : plain;
  const blocks = diagnostics.map((found) => printOne(found, paint));
  return `${blocks.join("\n")}\n${printCount(diagnostics)}\n`;
}

function printOne(found: Diagnostic, paint: Paint): string {
  const head = [
    paint[found.severity](`${found.severity} ${found.code}`) +
      (found.rule === undefined ? "" : ` ${found.rule}`),
    formatPlace(found.place),
    formatSubject(found.subject),
  ];
  return [
    head.filter((part) => part !== "").join("  "),
    ...indent(found.message),
    ...indent(`why: ${found.why}`),
    ...indent(`fix: ${found.fix}`),
    "",
  ].join("\n");
}

function indent(text: string): string[] {
  return text.split("\n").map((line) => (line === "" ? "" : `  ${line}`));
}

/** `file:line:column`, as far as known. */
export function formatPlace(place: Place | undefined): string {
  if (place === undefined) return "";
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(":");
}

/** `case ha · Kubernetes 1.37 · Service/web at spec.ports[0]`, as far as known. */
export function formatSubject(subject: Subject | undefined): string {
  if (subject === undefined) return "";
  const object = [subject.object, subject.path].filter((part) => part !== undefined).join(" at ");
  const parts = [
    subject.chart && `chart ${subject.chart}`,
    subject.case && `case ${subject.case}`,
    subject.values && `values ${subject.values}`,
    subject.helm && `Helm ${subject.helm}`,
    subject.kubernetes && `Kubernetes ${subject.kubernetes}`,
    object,
  ];
  return parts.filter((part) => part !== undefined && part !== "").join(" · ");
}

function printCount(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((found) => found.severity === "error").length;
  const warnings = diagnostics.length - errors;
  return [count(errors, "error"), count(warnings, "warning")].filter((part) => part !== "").join(", ");
}

function count(n: number, noun: string): string {
  if (n === 0) return "";
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
}
const plain: Paint = { error: (text) => text, warning: (text) => text };
const ansi: Paint = {
  error: (text) => `\u001b[1;31m${text}\u001b[0m`,
  warning: (text) => `\u001b[1;33m${text}\u001b[0m`,
};
