import { randomStandIn } from "@chartwright/model";
import { expect, test } from "vitest";
import { firstDifference } from "./first-difference.ts";

const encoded = (text: string) => Buffer.from(text).toString("base64");
const standIn = randomStandIn(16);

test.each([
  ["as it is", standIn, "qwertyuiASDFGH12"],
  ["in base64", encoded(standIn), encoded("qwertyuiASDFGH12")],
])("a random text is any of its length, %s", (_, left, right) => {
  expect(firstDifference({ password: left }, { password: right })).toBeUndefined();
});

test.each([
  ["a longer one", standIn, "qwertyuiASDFGH123"],
  ["other characters", encoded(standIn), encoded("qwertyuiASDFGH1!")],
  ["a text that is not random", "the same each time", "the same each Time"],
])("is not %s", (_, left, right) => {
  expect(firstDifference({ password: left }, { password: right })).toEqual({ path: "password", left, right });
});
