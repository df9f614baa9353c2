import { quote as goQuote } from "../format/quote.ts";
import { isArray, isObject, type Json, JsonNumber, numberLiteral } from "./json.ts";
import { appended } from "./pointer.ts";

/** What is wrong at one place of a value, and what of that is the cause. */
export interface Failure {
  /** A group stands for its causes; a reference with a single cause is left out when printed. */
  readonly kind: "plain" | "group" | "reference";
  readonly path: readonly string[];
  readonly message: string;
  readonly causes: readonly Failure[];
}

export function failure(path: readonly string[], message: string, causes: readonly Failure[] = []): Failure {
  return { kind: "plain", path, message, causes };
}

/** Several failures as one. */
export function grouped(path: readonly string[], failures: readonly Failure[]): Failure | undefined {
  if (failures.length < 2) return failures[0];
  return { kind: "group", path, message: "validation failed", causes: failures };
}

/** The failures that a group stands for. */
export function causesOf(found: Failure): readonly Failure[] {
  return found.kind === "group" ? found.causes : [found];
}

/** The text of failures, one a line. */
export function printFailures(failures: readonly Failure[], indent = 0): string {
  return failures.map((each) => printFailure(each, indent)).join("");
}

function printFailure({ kind, path, message, causes }: Failure, indent: number): string {
  if (kind === "reference" && causes.length === 1) return printFailures(causes, indent);
  const place = quoted(appended("", ...path));
  return `\n${"  ".repeat(indent)}- at ${place}: ${message}${printFailures(causes, indent + 1)}`;
}

/** Within single quotes. */
export function quoted(text: string): string {
  const inner = goQuote(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner}'`;
}

export function quotedList(names: readonly string[]): string {
  return names.map(quoted).join(", ");
}

/** A plain value as messages show it. */
export function shown(value: Json): string {
  if (typeof value === "string") return quoted(value);
  if (value === null || value === undefined) return "<nil>";
  if (typeof value === "boolean") return String(value);
  return isCompound(value) ? "value" : numberLiteral(value);
}

export function isCompound(value: Json): boolean {
  return !(value instanceof JsonNumber) && (isObject(value) || isArray(value));
}
