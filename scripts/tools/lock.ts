import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** How often a holder shows that it is alive, and after which silence its id is taken for a reused one. */
const beat = 30_000;
const longestSilence = 10 * 60_000;

/**
 * Runs `work` while no other process holds the lock. It only saves two processes from building the same
 * thing: what they build is put in place by a rename, so that a broken lock costs time and nothing else.
 */
export async function withLock<T>(path: string, onWait: () => void, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(path), { recursive: true });
  for (let waits = 0; !take(path); waits++) {
    if (waits === 0) onWait();
    if (isAbandoned(path)) rmSync(path, { recursive: true, force: true });
    else await sleep(250);
  }
  const timer = setInterval(() => show(path), beat);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    rmSync(path, { recursive: true, force: true });
  }
}

function take(path: string): boolean {
  try {
    mkdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
  writeFileSync(join(path, "pid"), String(process.pid));
  return true;
}

function show(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // Taken away as abandoned, by somebody who builds the same now.
  }
}

function isAbandoned(path: string): boolean {
  try {
    const age = Date.now() - statSync(path).mtimeMs;
    if (age > longestSilence) return true;
    const pid = Number(readFileSync(join(path, "pid"), "utf8"));
    return pid > 0 && !isAlive(pid);
  } catch {
    // Released meanwhile, or taken a moment ago and not yet signed.
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
