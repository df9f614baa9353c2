import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Whether the process lives and was started for this folder: a process id may have been given out again. */
export function runsIn(folder: string, pid: number): boolean {
  return commandLine(pid).includes(folder);
}

/**
 * Ends the processes that were started for this folder, and returns when they are gone. They are killed, not
 * asked: what they would save on the way out is thrown away with the folder.
 */
export async function endProcesses(folder: string, pids: readonly number[]): Promise<void> {
  const living = pids.filter((pid) => runsIn(folder, pid));
  for (const pid of living) kill(pid);
  for (let tries = 0; living.some((pid) => runsIn(folder, pid)); tries++) {
    if (tries > 500) throw new Error(`Processes ${living.join(", ")} of ${folder} do not end.`);
    await sleep(10);
  }
}

/** Whether a process of this id lives, whatever it is. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function commandLine(pid: number): string {
  if (process.platform !== "linux") {
    return spawnSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
