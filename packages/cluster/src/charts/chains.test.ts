import { expect, test } from "vitest";
import { chainsOf } from "./chains.ts";

const cases = ["default", "ha", "minimal", "web"].map((name) => ({ name }));
const names = (refusals: Parameters<typeof chainsOf>[1]) =>
  chainsOf(cases, refusals).map((chain) => chain.map(({ name }) => name).join(" "));
const reason = "Claims are immutable.";

test("one release goes through all cases", () => {
  expect(names([])).toEqual(["default ha minimal web"]);
});

test("a case that no other can be upgraded to begins a chain of its own", () => {
  expect(
    names([
      { from: "*", to: "ha", reason },
      { from: "ha", to: "*", reason },
    ]),
  ).toEqual(["default minimal web", "ha"]);
});

test("the order changes where only that makes an upgrade possible", () => {
  expect(names([{ from: "default", to: "ha", reason }])).toEqual(["default minimal ha web"]);
});

test("where every upgrade is refused, each case is a chain", () => {
  expect(names([{ from: "*", to: "*", reason }])).toEqual(["default", "ha", "minimal", "web"]);
});
