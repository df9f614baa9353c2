import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { runsIn } from "./processes.ts";
import { startWatchdog } from "./start-watchdog.ts";
import { newFolder, stopCluster, writeState } from "./state.ts";
import { waitUntil } from "./wait-until.ts";

/** A process that sleeps, and the folder with the state of a cluster that is made of it. */
function fakeCluster(): { folder: string; sleeper: number } {
  const folder = newFolder();
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", folder], { stdio: "ignore" });
  const sleeper = Number(child.pid);
  writeState({ folder, owner: process.pid, kept: false, programs: [{ name: "sleeper", pid: sleeper }] });
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return { folder, sleeper };
}

/** A process that starts a watchdog and is ended by SIGKILL once it has. */
async function startAndDie(folder: string): Promise<void> {
  const module = new URL("./start-watchdog.ts", import.meta.url);
  const code = `
    const { startWatchdog } = await import(${JSON.stringify(module.href)});
    startWatchdog(${JSON.stringify(folder)});
    process.kill(process.pid, "SIGKILL");
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: "ignore" });
  await new Promise((resolve) => child.on("close", resolve));
}

test("ends the cluster when the process that started it is killed", async () => {
  const { folder, sleeper } = fakeCluster();
  await startAndDie(folder);
  await waitUntil(async () => !existsSync(folder), { what: "the folder to go" });
  expect(runsIn(folder, sleeper)).toBe(false);
});

test("leaves the cluster alone once it is sent away", async () => {
  const { folder, sleeper } = fakeCluster();
  const watchdog = startWatchdog(folder);
  watchdog.dismiss();
  await waitUntil(async () => !runsIn(folder, watchdog.pid), { what: "the watchdog to go" });
  expect(runsIn(folder, sleeper)).toBe(true);
  await stopCluster(folder);
  expect(runsIn(folder, sleeper)).toBe(false);
});
