import { expect, test } from "vitest";
import { goPatterns, isGoPattern, lenientPatterns } from "./go-pattern.ts";

test.each([
  ["^(?i)(abort|warn)?$", "Abort", true],
  ["^(?i)(abort|warn)?$", "stop", false],
  ["(?i)^a$", "A", true],
  ["^[[:alpha:]]+$", "abc", true],
  ["^[[:alpha:]]+$", "a1", false],
  ["^[a-z\\-]+$", "a-b", true],
  ["^(?P<unit>ms|s)$", "ms", true],
  ["^(?P<unit>ms|s)$", "h", false],
  ["^(a+)+$", `${"a".repeat(5_000)}!`, false],
])("%s reads %s as Go does", (pattern, text, fits) => {
  expect(goPatterns(pattern, "u").test(text)).toBe(fits);
});

test("what Go does not read is refused, or fits everything", () => {
  expect(isGoPattern("a(?=b)")).toBe(false);
  expect(() => goPatterns("a(?=b)", "u")).toThrow("error parsing regexp");
  expect(lenientPatterns("a(?=b)", "u").test("x")).toBe(true);
});
