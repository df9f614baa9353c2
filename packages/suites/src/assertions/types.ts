/** What an assertion of that name is: another of which it is the opposite, and whether rendering has to succeed. */
export interface AssertionType {
  readonly check: Check;
  readonly isOpposite: boolean;
}

export type Check =
  | "contains"
  | "containsDocument"
  | "equal"
  | "equalRaw"
  | "exists"
  | "failedTemplate"
  | "greaterOrEqual"
  | "hasDocuments"
  | "isAPIVersion"
  | "isKind"
  | "isNullOrEmpty"
  | "isSubset"
  | "isType"
  | "lengthEqual"
  | "lessOrEqual"
  | "matchRegex"
  | "matchRegexRaw"
  | "matchSnapshot"
  | "matchSnapshotRaw";

const is = (check: Check): AssertionType => ({ check, isOpposite: false });
const isNot = (check: Check): AssertionType => ({ check, isOpposite: true });

/** Every assertion of helm-unittest, by its name. */
export const assertionTypes: Readonly<Record<string, AssertionType>> = {
  contains: is("contains"),
  notContains: isNot("contains"),
  containsDocument: is("containsDocument"),
  equal: is("equal"),
  notEqual: isNot("equal"),
  equalRaw: is("equalRaw"),
  notEqualRaw: isNot("equalRaw"),
  exists: is("exists"),
  notExists: isNot("exists"),
  isNotNull: is("exists"),
  isNull: isNot("exists"),
  failedTemplate: is("failedTemplate"),
  notFailedTemplate: isNot("failedTemplate"),
  greaterOrEqual: is("greaterOrEqual"),
  notGreaterOrEqual: isNot("greaterOrEqual"),
  lessOrEqual: is("lessOrEqual"),
  notLessOrEqual: isNot("lessOrEqual"),
  hasDocuments: is("hasDocuments"),
  isAPIVersion: is("isAPIVersion"),
  isKind: is("isKind"),
  isNullOrEmpty: is("isNullOrEmpty"),
  isNotNullOrEmpty: isNot("isNullOrEmpty"),
  isEmpty: is("isNullOrEmpty"),
  isNotEmpty: isNot("isNullOrEmpty"),
  isSubset: is("isSubset"),
  isNotSubset: isNot("isSubset"),
  isType: is("isType"),
  isNotType: isNot("isType"),
  lengthEqual: is("lengthEqual"),
  notLengthEqual: isNot("lengthEqual"),
  matchRegex: is("matchRegex"),
  notMatchRegex: isNot("matchRegex"),
  matchRegexRaw: is("matchRegexRaw"),
  notMatchRegexRaw: isNot("matchRegexRaw"),
  matchSnapshot: is("matchSnapshot"),
  matchSnapshotRaw: is("matchSnapshotRaw"),
};

/** Whether an assertion holds of a chart that does not render. */
export function expectsFailure(type: string): boolean {
  return type === "failedTemplate";
}
