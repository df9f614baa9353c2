import { codeFrame } from "./code-frame.ts";
import type { Diagnostic, Place, Subject } from "./diagnostic.ts";

export interface PrettyOptions {
  /** Paints with the escape sequences of a terminal. */
  readonly color?: boolean;
  /** Gives the text of a file that a place names; with it the lines around a place are shown. */
  readonly readSource?: ((file: string) => string | undefined) | undefined;
}

/**
 * Prints diagnostics for a person: one block each, and a line that counts them.
 * Returns the empty string where there are none.
 */
export function printPretty(diagnostics: readonly Diagnostic[], options: PrettyOptions = {}): string {
  if (diagnostics.length === 0) return "";
  const paint = options.color === true ? ansi : plain;
  const blocks = diagnostics.map((found) => printOne(found, paint, options));
  return `${blocks.join("\n")}\n${printCount(diagnostics)}\n`;
}

function printOne(found: Diagnostic, paint: Paint, { readSource }: PrettyOptions): string {
  const head = [
    paint[found.severity](`${found.severity} ${found.code}`) +
      (found.rule === undefined ? "" : ` ${found.rule}`),
    paint.place(shown(formatPlace(found.place))),
    shown(formatSubject(found.subject)),
  ];
  const frame = found.place === undefined ? [] : codeFrame(found.place, readSource);
  return [
    head.filter((part) => part !== "").join("  "),
    ...indent(found.message),
    ...frame.map((line) => paint.frame(`  ${shown(line)}`)),
    ...indent(`why: ${found.why}`),
    ...indent(`fix: ${found.fix}`),
    "",
  ].join("\n");
}

function indent(text: string): string[] {
  return text.split("\n").map((line) => (line === "" ? "" : `  ${shown(line)}`));
}

/** Without what would move a terminal's cursor or paint on it: the text of somebody's chart is among it. */
function shown(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are meant.
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, (char) => {
    const code = char.charCodeAt(0).toString(16).padStart(2, "0");
    return `\\x${code}`;
  });
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

type Paint = Readonly<Record<"error" | "warning" | "place" | "frame", (text: string) => string>>;

const unpainted = (text: string) => text;
const plain: Paint = { error: unpainted, warning: unpainted, place: unpainted, frame: unpainted };

const painted = (style: string) => (text: string) => (text === "" ? "" : `\u001b[${style}m${text}\u001b[0m`);
const ansi: Paint = {
  error: painted("1;31"),
  warning: painted("1;33"),
  place: painted("36"),
  frame: painted("2"),
};
