export { type ConvertedSuites, type ConvertSettings, convertSuites } from "./convert/convert-suites.ts";
export { type RunSettings, runSuite, type SuiteResult, type TestResult } from "./run/run-suite.ts";
export { Snapshots } from "./snapshot/snapshots.ts";
export { type ReadSuites, readSuites } from "./suite/read-suites.ts";
export type { Suite, SuiteFile } from "./suite/suite.ts";
