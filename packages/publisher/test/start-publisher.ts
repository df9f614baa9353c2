import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const script = fileURLToPath(new URL("publish-child.ts", import.meta.url));

export interface Publisher {
  readonly process: ChildProcess;
  /** How it ended. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

export interface Publishes {
  readonly name: string;
  /** The first minor; zero unless told. */
  readonly first?: number;
  /** How many minors, each with two patches. */
  readonly count: number;
}

/** Starts a process that publishes versions of a chart, and gives it once it begins. */
export async function startPublisher(
  folder: string,
  { name, first = 0, count }: Publishes,
): Promise<Publisher> {
  const child = spawn(process.execPath, [script, folder, name, String(first), String(count)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const ended = once(child, "exit").then(([code, signal]) => code ?? signal);
  await Promise.race([once(child.stdout as NodeJS.ReadableStream, "data"), ended]);
  return { process: child, ended };
}
