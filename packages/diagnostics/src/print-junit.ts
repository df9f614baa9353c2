import type { Diagnostic } from "./diagnostic.ts";
import { formatPlace, formatSubject } from "./print-pretty.ts";

/** What was looked at: a case of a chart, or the chart itself. It passes where nothing was found of it. */
export interface CheckedCase {
  readonly chart: string;
  readonly case?: string | undefined;
}

/**
 * Prints diagnostics as the XML that CI servers read of JUnit: a suite for each chart, and in it a test for each case
 * and one for the chart itself. A test with errors has failed; warnings are its output.
 */
export function printJunit(
  diagnostics: readonly Diagnostic[],
  { checked = [] }: { readonly checked?: readonly CheckedCase[] | undefined } = {},
): string {
  const about = diagnostics.map((found) => [subjectOf(found), found] as const);
  const all = [...checked, ...about.map(([subject]) => subject)];
  const suites = [...new Set(all.map(({ chart }) => chart))].map((chart) => {
    const own = all.filter((each) => each.chart === chart);
    const names = [...new Set(own.map((each) => each.case ?? ""))];
    const tests = names.map((name) => ({
      name,
      found: about.flatMap(([subject, found]) =>
        subject.chart === chart && (subject.case ?? "") === name ? [found] : [],
      ),
    }));
    return { chart, tests };
  });
  const every = suites.flatMap(({ tests }) => tests);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="chartwright" ${counts(every)}>`,
    ...suites.flatMap(({ chart, tests }) => [
      `  <testsuite ${attribute("name", chart)} ${counts(tests)}>`,
      ...tests.flatMap((test) => testCase(chart, test)),
      "  </testsuite>",
    ]),
    "</testsuites>",
    "",
  ].join("\n");
}

interface Test {
  readonly name: string;
  readonly found: readonly Diagnostic[];
}

function subjectOf({ subject }: Diagnostic): CheckedCase {
  return { chart: subject?.chart ?? "chartwright", case: subject?.case };
}

function counts(tests: readonly Test[]): string {
  const failures = tests.filter(({ found }) => errorsOf(found).length > 0).length;
  return `tests="${tests.length}" failures="${failures}" errors="0" skipped="0"`;
}

function errorsOf(found: readonly Diagnostic[]): readonly Diagnostic[] {
  return found.filter(({ severity }) => severity === "error");
}

function testCase(chart: string, { name, found }: Test): readonly string[] {
  const title = name === "" ? "the chart" : `case ${name}`;
  const open = `    <testcase ${attribute("classname", chart)} ${attribute("name", title)}`;
  const errors = errorsOf(found);
  const warnings = found.filter(({ severity }) => severity === "warning");
  const [first] = errors;
  if (found.length === 0) return [`${open}/>`];
  const failure =
    first === undefined
      ? []
      : [
          `      <failure ${attribute("type", first.code)} ${attribute("message", first.message)}>${text(errors)}</failure>`,
        ];
  const output = warnings.length === 0 ? [] : [`      <system-out>${text(warnings)}</system-out>`];
  return [`${open}>`, ...failure, ...output, "    </testcase>"];
}

function text(found: readonly Diagnostic[]): string {
  const blocks = found.map(({ severity, code, rule, place, subject, message, why, fix }) => {
    const parts = [`${severity} ${code}`, rule ?? "", formatPlace(place), formatSubject(subject)];
    return `${parts.filter((part) => part !== "").join("  ")}\n${message}\nwhy: ${why}\nfix: ${fix}\n`;
  });
  return escaped(blocks.join("\n"));
}

function attribute(name: string, value: string): string {
  return `${name}="${escaped(value).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;")}"`;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML has no way to write most control characters and lone surrogates: they become U+FFFD. */
function escaped(value: string): string {
  return (
    value
      .toWellFormed()
      .replaceAll("\r", "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
      .replace(/[&<>"]/g, (char) => entities[char] ?? char)
  );
}
