import { spawn, spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { runsIn } from "./processes.ts";
import { newFolder, writeState } from "./state.ts";
import { sweepTemporary, temporaryFolder } from "./temporary.ts";

/** Makes a folder in a process that is killed, and says which process that was. */
function madeByAKilled(): { readonly folder: string; readonly owner: number } {
  const module = new URL("./temporary.ts", import.meta.url).href;
  const code = `
    const { temporaryFolder } = await import(${JSON.stringify(module)});
    process.stdout.write(temporaryFolder("test"));
    process.kill(process.pid, "SIGKILL");
  `;
  const killed = spawnSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" });
  expect(killed.signal).toBe("SIGKILL");
  return { folder: killed.stdout, owner: Number(killed.pid) };
}

test("the folders of a killed process are swept, and no others", async () => {
  const mine = temporaryFolder("test");
  onTestFinished(() => rmSync(mine, { recursive: true, force: true }));
  const { folder } = madeByAKilled();
  expect(existsSync(folder)).toBe(true);
  expect(await sweepTemporary()).toContain(folder);
  expect(existsSync(folder)).toBe(false);
  expect(existsSync(mine)).toBe(true);
});

test("a cluster whose watchdog was killed with its owner is ended", async () => {
  const { folder: other, owner } = madeByAKilled();
  const folder = newFolder();
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", folder], { stdio: "ignore" });
  const sleeper = { name: "sleeper", pid: Number(child.pid) };
  writeState({ folder, owner, kept: false, programs: [sleeper] });
  expect(await sweepTemporary()).toEqual(expect.arrayContaining([folder, other]));
  expect(existsSync(folder)).toBe(false);
  expect(runsIn(folder, sleeper.pid)).toBe(false);
});
