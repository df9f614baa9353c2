import { expect, test } from "vitest";
import { goPattern } from "./go-pattern.ts";

test.each([
  ["^(?i)(abort|warn)?$", "Abort", true],
  ["^(?i)(abort|warn)?$", "stop", false],
  ["^[a-z\\-]+$", "a-b", true],
  ["^(?P<unit>ms|s)$", "ms", true],
  ["^(?P<unit>ms|s)$", "h", false],
])("%s reads %s as Go does", (pattern, text, fits) => {
  expect(goPattern(pattern, "u").test(text)).toBe(fits);
});
