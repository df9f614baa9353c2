import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import { lt, valid } from "semver";
import { expectsFailure } from "../assertions/types.ts";
import type { Snapshots } from "../snapshot/snapshots.ts";
import type { Suite, Test } from "../suite/suite.ts";
import { isMapping, type Mapping } from "../yaml/data.ts";
import { readYaml } from "../yaml/read.ts";
import { type Rendered, type RenderSettings, renderTest } from "./render.ts";
import { runAssertion } from "./run-assertion.ts";
import { over, SetPathError, valuesAtSetPath } from "./set-path.ts";

/** The release of helm-unittest whose suites are understood. */
export const followedVersion = "1.1.0";

/** What runs a suite needs besides it. */
export interface RunSettings extends RenderSettings {
  readonly snapshots: Snapshots;
  /** The text of a values file, by its path from the folder of the suite; undefined where there is none. */
  readonly readValues: (path: string, suite: Suite) => string | undefined;
  /** Values files of the command's, which are under those of a test. */
  readonly moreValues: readonly string[];
}

/** What the values of a test are read with. */
export type ValuesSettings = Pick<RunSettings, "route" | "moreValues" | "readValues">;

/** How a test ended. */
export interface TestResult {
  readonly name: string;
  readonly status: "passed" | "failed" | "skipped";
  /** Why it is skipped. */
  readonly reason?: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly milliseconds: number;
}

/** How a suite ended. */
export interface SuiteResult {
  readonly suite: Suite;
  readonly tests: readonly TestResult[];
}

/** Runs the tests of a suite, one after the other. */
export async function runSuite(suite: Suite, settings: RunSettings): Promise<SuiteResult> {
  const skip = suite.skip ?? tooNew(suite);
  const tests: TestResult[] = [];
  for (const test of suite.tests) {
    const reason = skip ?? test.skip;
    tests.push(
      reason === undefined
        ? await runTest(suite, test, settings)
        : { name: test.name, status: "skipped", reason, diagnostics: [], milliseconds: 0 },
    );
  }
  return { suite, tests };
}

function tooNew({ minimumVersion }: Suite): string | undefined {
  if (minimumVersion === undefined || !valid(minimumVersion) || !lt(followedVersion, minimumVersion))
    return undefined;
  return `It asks for helm-unittest ${minimumVersion}; what is understood is that of ${followedVersion}.`;
}

async function runTest(suite: Suite, test: Test, settings: RunSettings): Promise<TestResult> {
  const start = performance.now();
  const { route, snapshots } = settings;
  const place = { file: suite.file, line: test.line };
  const diagnostics: Diagnostic[] = [];
  const cannot = (message: string, fix: string) =>
    diagnostics.push(diagnostic("CW8003", { message: `${test.name}: ${message}`, fix, place }));
  const done = (status: TestResult["status"], reason?: string): TestResult => {
    const milliseconds = performance.now() - start;
    return {
      name: test.name,
      status,
      diagnostics,
      milliseconds,
      ...(reason === undefined ? {} : { reason }),
    };
  };
  if (suite.postRenderer || test.postRenderer)
    return done("skipped", "It has a postRenderer, a program, and none is started.");
  const values = valuesOf(suite, test, settings);
  if (typeof values === "string") {
    cannot(values, "Correct its values or set.");
    return done("failed");
  }
  const mayFail = test.assertions.some(({ type }) => expectsFailure(type));
  const rendered = await renderTest(settings, suite, test, values, mayFail);
  if (rendered.problem !== undefined) {
    cannot(
      `What is rendered is not YAML: ${rendered.problem}`,
      "Look at what the template gives with these values.",
    );
    return done("failed");
  }
  let count = 0;
  const outcomes = test.assertions.map((assertion) => {
    const outcome = runAssertion(assertion, suite, test, rendered, route, (content, patterns) =>
      snapshots.compare(test.name, ++count, content, patterns),
    );
    for (const failure of outcome.failures)
      diagnostics.push(failureOf(failure, assertion, suite, test, rendered));
    return outcome;
  });
  if (diagnostics.length > 0) return done("failed");
  const isSkipped = outcomes.every((outcome) => outcome.isSkipped);
  return isSkipped ? done("skipped", "No document is what its selector asks for.") : done("passed");
}

function failureOf(
  failure: string,
  { type, line }: Test["assertions"][number],
  { file, name }: Suite,
  test: Test,
  rendered: Rendered,
): Diagnostic {
  const isSnapshot = type.startsWith("matchSnapshot");
  const fix = isSnapshot
    ? "Correct the chart; or, where it is right, run with --update-snapshot."
    : rendered.succeeded
      ? "Correct the chart, or what the test expects of it."
      : "Correct the template or the values; or expect it with failedTemplate.";
  const title = [name, test.name].filter((part) => part !== "").join(" › ");
  const message = `${title}: ${type} does not hold.\n${failure}`;
  return diagnostic("CW8002", { message, fix, place: { file, line } });
}

/** The values of a test: files first, then what is set in the suite, then what is set in the test. */
export function valuesOf(suite: Suite, test: Test, settings: ValuesSettings): Mapping | string {
  const { route, moreValues, readValues } = settings;
  let values: Mapping = {};
  for (const path of [...suite.values, ...moreValues, ...test.values]) {
    const text = readValues(path, suite);
    if (text === undefined) return `There is no values file ${path}.`;
    const { documents, error } = readYaml(text);
    const data = documents[0]?.data ?? {};
    if (error !== undefined || !isMapping(data))
      return `${path} holds no values: ${error?.message ?? "it is no mapping"}.`;
    values = over(inRoute(route, data), values);
  }
  try {
    for (const [path, value] of [...suite.set, ...test.set])
      values = over(inRoute(route, valuesAtSetPath(path, value)), values);
  } catch (error) {
    if (!(error instanceof SetPathError)) throw error;
    return error.message;
  }
  return values;
}

/** The values of a subchart, below its name in those of its parents; `global` is for all. */
function inRoute(route: string, values: Mapping): Mapping {
  const [, ...names] = route.split("/charts/");
  return names.reduceRight<Mapping>((inner, name) => {
    const global = inner.global === undefined ? {} : { global: inner.global };
    return { ...global, [name]: inner };
  }, values);
}
