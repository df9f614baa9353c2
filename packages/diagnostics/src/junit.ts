/** Tests that belong together, as a report has them. */
export interface ReportedSuite {
  readonly name: string;
  readonly file?: string | undefined;
  readonly tests: readonly ReportedTest[];
}

export interface ReportedTest {
  readonly name: string;
  readonly status: "passed" | "failed" | "skipped";
  /** Why it failed or was skipped. */
  readonly reason?: string | undefined;
  readonly milliseconds: number;
}

/**
 * Prints suites of tests as JUnit's XML, which CI systems read.
 *
 * @example
 * printJunitSuites([{ name: "web", tests: [{ name: "has a port", status: "passed", milliseconds: 2 }] }]);
 */
export function printJunitSuites(suites: readonly ReportedSuite[]): string {
  const all = suites.flatMap(({ tests }) => tests);
  const lines = suites.flatMap(({ name, file, tests }) => [
    `  <testsuite${attributes({ name, file, ...counts(tests) })}>`,
    ...tests.flatMap((test) => printTest(name, test)),
    "  </testsuite>",
  ]);
  const head = `<testsuites${attributes(counts(all))}>`;
  return ['<?xml version="1.0" encoding="UTF-8"?>', head, ...lines, "</testsuites>", ""].join("\n");
}

function printTest(classname: string, { name, status, reason = "", milliseconds }: ReportedTest): string[] {
  const open = `    <testcase${attributes({ name, classname, time: seconds(milliseconds) })}`;
  if (status === "passed") return [`${open}/>`];
  const [message = ""] = reason.split("\n");
  const inner =
    status === "skipped"
      ? `<skipped${attributes({ message: reason })}/>`
      : `<failure${attributes({ message })}>${escaped(reason)}</failure>`;
  return [`${open}>`, `      ${inner}`, "    </testcase>"];
}

function counts(tests: readonly ReportedTest[]) {
  const count = (status: ReportedTest["status"]) => tests.filter((test) => test.status === status).length;
  const milliseconds = tests.reduce((sum, test) => sum + test.milliseconds, 0);
  return {
    tests: tests.length,
    failures: count("failed"),
    skipped: count("skipped"),
    time: seconds(milliseconds),
  };
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function attributes(given: Readonly<Record<string, string | number | undefined>>): string {
  const known = Object.entries(given).filter(([, value]) => value !== undefined);
  return known.map(([name, value]) => ` ${name}="${escaped(String(value))}"`).join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** XML has no form for most control characters. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"]/g, (char) => entities[char] as string)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\uffff\u{10000}-\u{10ffff}]/gu, "\ufffd");
}
