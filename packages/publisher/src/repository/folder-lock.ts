import { readFileSync, readlinkSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";

/** Who holds a lock, as its file's name says: the machine, the process, and when the process started. */
interface Holder {
  readonly file: string;
  readonly host: string;
  readonly pid: number;
  readonly started: string;
}

const lockName = /^\.chartwright-lock\.(?<pid>\d+)\.(?<started>\d+)\.\d+@(?<host>.*)$/;
const unknown = "0";
let locksTaken = 0;

/**
 * Runs `work` while no other publisher works on the folder, or gives a diagnostic after waiting in vain.
 *
 * Each publisher puts down a file of its own name, and then looks for others: of two, the later one sees the
 * earlier one and steps back. A file whose process is dead can be removed by anyone, as its name never comes
 * again. So, unlike with one file for all, no one can remove a lock that was just taken.
 */
export async function withFolderLock<T>(
  folder: string,
  waitMs: number,
  work: () => Promise<T>,
): Promise<{ readonly result: T } | { readonly blocked: Diagnostic }> {
  await mkdir(folder, { recursive: true });
  const own = `.chartwright-lock.${process.pid}.${startOf(process.pid)}.${locksTaken++}@${thisHost()}`;
  const deadline = performance.now() + waitMs;
  for (;;) {
    let others = await livingHolders(folder, own);
    if (others.length === 0) {
      await writeFile(join(folder, own), "", { flag: "wx" });
      try {
        others = await livingHolders(folder, own);
        if (others.length === 0) return { result: await work() };
      } finally {
        await rm(join(folder, own), { force: true });
      }
    }
    if (performance.now() > deadline) return { blocked: lockedBy(folder, others) };
    await sleep(20 + Math.random() * 80);
  }
}

async function livingHolders(folder: string, own: string): Promise<Holder[]> {
  const holders = (await readdir(folder)).filter((file) => file !== own).flatMap(parseLockName);
  const dead = holders.filter(isDead);
  await Promise.all(dead.map(({ file }) => rm(join(folder, file), { force: true })));
  return holders.filter((holder) => !dead.includes(holder));
}

function parseLockName(file: string): Holder[] {
  const { pid, started, host } = lockName.exec(file)?.groups ?? {};
  return pid && started && host ? [{ file, host, pid: Number(pid), started }] : [];
}

/** Known only of a process of this machine; another's is taken to live. */
function isDead({ host, pid, started }: Holder): boolean {
  if (host !== thisHost()) return false;
  const start = startOf(pid);
  const isAnother = start !== unknown && started !== unknown && start !== started;
  return isAnother || !isRunning(pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** When a process started, where the system tells: its id may be another process's by now. */
function startOf(pid: number): string {
  try {
    const [state, ...fields] = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return state === "Z" ? "ended" : (fields[18] ?? unknown);
  } catch {
    return unknown;
  }
}

/** Where process ids mean the same: containers can share a host's name, but each counts for itself. */
function thisHost(): string {
  let namespace = "";
  try {
    namespace = `-${/\d+/.exec(readlinkSync("/proc/self/ns/pid"))?.[0]}`;
  } catch {
    // Only Linux has them.
  }
  return encodeURIComponent(hostname()) + namespace;
}

function lockedBy(folder: string, [holder]: readonly Holder[]): Diagnostic {
  const message = `Process ${holder?.pid} on ${holder?.host} is publishing to ${folder}.`;
  const fix = `Wait for it. If there is no such process, remove ${join(folder, holder?.file ?? "")}.`;
  return diagnostic("CW4010", { message, fix });
}
