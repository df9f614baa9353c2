import { expect, test } from "vitest";
import { waitUntil } from "./wait-until.ts";

const fast = { what: "the bus", everyMilliseconds: 1 };

test("asks again until there is an answer, through attempts that throw", async () => {
  const answers = [undefined, false, new Error("not yet"), 0];
  const check = async () => {
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  expect(await waitUntil<number | boolean>(check, fast)).toBe(0);
});

test("says what it waited for and how the last attempt failed", async () => {
  const check = async () => {
    throw new Error("no road");
  };
  await expect(waitUntil(check, { ...fast, seconds: 0.01 })).rejects.toThrow(
    "Waited 0.01 s for the bus. The last attempt failed: no road",
  );
});

test("gives up at once when it is told to", async () => {
  const giveUpIf = () => {
    throw new Error("the bus broke down");
  };
  await expect(waitUntil(async () => undefined, { ...fast, giveUpIf })).rejects.toThrow("the bus broke down");
});
