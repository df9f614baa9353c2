import { checkPattern, matchesPattern } from "./functions/regex.ts";

/** A pattern of Go's. */
export interface GoPattern {
  /** Whether a text has a match. */
  test(text: string): boolean;
  /** The pattern as it is written. */
  toString(): string;
}

/**
 * A pattern as Helm and the API server read it: RE2, which knows `(?i)` and `[[:alpha:]]`, looks neither ahead nor
 * back, and takes time in proportion to the text.
 *
 * @throws Error with Go's message where it is not a pattern
 * @example
 * goPattern("(?i)^(a+)+$").test("AAAA"); // true
 */
export function goPattern(source: string): GoPattern {
  checkPattern(source);
  return Object.freeze({ test: (text: string) => matchesPattern(source, text), toString: () => source });
}
