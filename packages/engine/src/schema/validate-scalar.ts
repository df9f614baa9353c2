import { compareExactly, countText, exactly, inEnglish, isMultiple } from "./exact.ts";
import { quoted } from "./failure.ts";
import type { ExactNumber } from "./schema.ts";
import type { Application } from "./validate.ts";

/** The rules of texts; their length is counted in characters. */
export function validateText(run: Application, value: string): void {
  const { minLength, maxLength, pattern } = run.schema;
  if (minLength !== undefined || maxLength !== undefined) {
    const length = Array.from(value).length;
    const problem = (keyword: string, want: number): void =>
      run.add(`${keyword}: got ${countText(length)}, want ${countText(want)}`);
    if (minLength !== undefined && length < minLength) problem("minLength", minLength);
    if (maxLength !== undefined && length > maxLength) problem("maxLength", maxLength);
  }
  if (pattern !== undefined && !pattern.matches(value))
    run.add(`${quoted(value)} does not match pattern ${quoted(pattern.source)}`);
}

/** The rules of numbers; they are compared exactly. */
export function validateNumber(run: Application, literal: string): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = run.schema;
  const value = exactly(literal);
  const check = (
    keyword: string,
    limit: ExactNumber | undefined,
    fits: (limit: ExactNumber) => boolean,
  ): void => {
    if (limit !== undefined && !fits(limit))
      run.add(`${keyword}: got ${inEnglish(literal)}, want ${inEnglish(limit.literal)}`);
  };
  check("minimum", minimum, (limit) => compareExactly(value, limit.value) >= 0n);
  check("maximum", maximum, (limit) => compareExactly(value, limit.value) <= 0n);
  check("exclusiveMinimum", exclusiveMinimum, (limit) => compareExactly(value, limit.value) > 0n);
  check("exclusiveMaximum", exclusiveMaximum, (limit) => compareExactly(value, limit.value) < 0n);
  check("multipleOf", multipleOf, (limit) => isMultiple(value, limit.value));
}
