import { expect, test } from "vitest";
import type { Finding } from "./framework/judge.ts";
import { applyWaivers, type Waiver } from "./waivers.ts";

function isWaived(object: string, name: string): boolean {
  const rule = { name: "security/x" } as Waiver["rule"];
  const finding = { rule, object: name } as Finding;
  return applyWaivers([{ rule, object, reason: "r", line: 1 }], [finding]).left.length === 0;
}

test.each([
  ["DaemonSet/a", "DaemonSet/a", true],
  ["DaemonSet/a", "DaemonSet/ab", false],
  ["*", "DaemonSet/a", true],
  ["DaemonSet/*", "DaemonSet/a", true],
  ["*/a", "DaemonSet/b", false],
  ["D*S*/a", "DaemonSet/a", true],
  ["a*a", "a", false],
  ["a**b", "ab", true],
  ["a.c", "abc", false],
  [`${"*a".repeat(60)}*b`, "a".repeat(2_000), false],
])("the waiver of %s, of %s: %s", (object, name, expected) => {
  expect(isWaived(object, name)).toBe(expected);
});
