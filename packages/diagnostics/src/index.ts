export { type CodeEntry, codes, type DiagnosticCode } from "./codes.ts";
export {
  type Diagnostic,
  type DiagnosticDetails,
  diagnostic,
  hasErrors,
  type Place,
  type Subject,
} from "./diagnostic.ts";
export { printJunitSuites, type ReportedSuite, type ReportedTest } from "./junit.ts";
export { type Format, formats, type PrintOptions, printAs } from "./print-as.ts";
export { printJson } from "./print-json.ts";
export type { CheckedCase } from "./print-junit.ts";
export { formatPlace, formatSubject, printPretty } from "./print-pretty.ts";
