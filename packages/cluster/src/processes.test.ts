import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { endProcesses, runsIn } from "./processes.ts";

function startSleeper(folder: string): number {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", folder], { stdio: "ignore" });
  return Number(child.pid);
}

test("ends the processes of a folder and no others", async () => {
  const mine = startSleeper("/clusters/mine");
  const other = startSleeper("/clusters/other");
  await endProcesses("/clusters/mine", [mine, other]);
  expect(runsIn("/clusters/mine", mine)).toBe(false);
  expect(runsIn("/clusters/other", other)).toBe(true);
  await endProcesses("/clusters/other", [other]);
  expect(runsIn("/clusters/other", other)).toBe(false);
});

test("takes a process that is gone for ended", async () => {
  await endProcesses("/clusters/mine", [2 ** 22 + 1]);
});
