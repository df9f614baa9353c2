import { expect, test } from "vitest";
import { parseArguments } from "./arguments.ts";

test.each([
  [["up"], { command: "up", minor: undefined }],
  [["down", "--minor", "1.33"], { command: "down", minor: "1.33" }],
  [["--help"], "help"],
  [[], { problem: "Say one of up, down, status." }],
  [["up", "down"], { problem: "Say one of up, down, status." }],
  [["up", "--minor", "1.2"], { problem: "Kubernetes 1.2 is not built here; 1.33 and 1.37 are." }],
])("%j", (args, expected) => {
  expect(parseArguments(args)).toEqual(expected);
});

test("an option that there is not is a problem", () => {
  expect(parseArguments(["up", "--miner=1"])).toMatchObject({ problem: expect.stringContaining("--miner") });
});
