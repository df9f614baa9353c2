import type { Failed, StageResult } from "./stage.ts";

const slowest = 10;
const linesOfFailure = 25;
/** Colours, and what else a program writes for a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what they begin with.
const escapes = /\u001b\[[0-9;]*[A-Za-z]/g;

/** A line of a stack that is nobody's here. */
const inLibrary = /^\s+at .*(?:\/node_modules\/|\(node:|<anonymous>)/;

/**
 * What to read at the end of a run: the ten slowest tests of each stage, each failure within a screen and with the
 * command that repeats it, the stages' times, and the line that counts all tests.
 */
export function printSummary(results: readonly StageResult[]): string {
  const failures = results.flatMap((result) => result.failures);
  return [
    ...results.flatMap(slowestOf),
    ...failures.flatMap((failure, index) => describe(failure, `${index + 1} of ${failures.length}`)),
    ...stageTable(results),
    "",
    countLine(results),
  ].join("\n");
}

/** `12 passed, 0 failed`, and the skipped tests if there are any. */
export function countLine(results: readonly StageResult[]): string {
  const sum = (key: "passed" | "failed" | "skipped") =>
    results.reduce((total, result) => total + result[key], 0);
  const skipped = sum("skipped");
  return `${sum("passed")} passed, ${sum("failed")} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

function slowestOf({ name, times }: StageResult): readonly string[] {
  const listed = times.toSorted((one, other) => other.seconds - one.seconds).slice(0, slowest);
  if (listed.length === 0) return [];
  const lines = listed.map((timed) => `${timed.seconds.toFixed(1).padStart(7)} s  ${timed.name}`);
  return [`Slowest of ${name}:`, ...lines, ""];
}

function describe({ name, message, repeat }: Failed, count: string): readonly string[] {
  const lines = message
    .replaceAll(escapes, "")
    .trimEnd()
    .split("\n")
    .filter((line) => !inLibrary.test(line));
  const shown = lines.slice(0, linesOfFailure);
  const left = lines.length - shown.length;
  return [
    `FAILED (${count}) ${name}`,
    ...shown.map((line) => `  ${line}`),
    ...(left > 0 ? [`  … ${left} more lines above`] : []),
    `  repeat: ${repeat}`,
    "",
  ];
}

function stageTable(results: readonly StageResult[]): readonly string[] {
  const width = Math.max(...results.map(({ name }) => name.length));
  return results.map(({ name, seconds, passed, failed, skipped }) => {
    const time = `${Math.floor(seconds / 60)} min ${String(Math.floor(seconds % 60)).padStart(2, "0")} s`;
    const counts = passed + failed + skipped === 0 ? "" : `  ${passed} passed, ${failed} failed`;
    return `stage ${name.padEnd(width)}  ${time.padStart(11)}${counts}${skipped > 0 ? `, ${skipped} skipped` : ""}`;
  });
}
