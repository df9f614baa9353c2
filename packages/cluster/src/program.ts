import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ClusterError } from "./cluster.ts";

/** What to start: one program of a cluster and its arguments. */
export interface ProgramSpec {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A program that was started, and writes its output to a log file. */
export interface Program {
  readonly name: string;
  readonly pid: number;
  readonly log: string;
  /** How it ended, once it has: `exit code 1`, `SIGKILL`. */
  ended(): string | undefined;
}

/** Starts a program in a session of its own, so that a terminal's Ctrl-C does not reach it. */
export async function startProgram(spec: ProgramSpec, folder: string): Promise<Program> {
  const logs = join(folder, "logs");
  mkdirSync(logs, { recursive: true });
  const log = join(logs, `${spec.name}.log`);
  const output = openSync(log, "a", 0o600);
  const child = spawn(spec.file, spec.args, {
    cwd: folder,
    // Fewer collections of garbage for more memory: the processors are what the tests wait for.
    env: { PATH: process.env.PATH, HOME: folder, GOGC: "200", ...spec.env },
    stdio: ["ignore", output, output],
    detached: true,
  });
  closeSync(output);
  let ended: string | undefined;
  child.on("exit", (code, signal) => {
    ended = signal ?? `exit code ${code}`;
  });
  await new Promise<void>((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", (error) => reject(new ClusterError(`${spec.name} cannot be run: ${error.message}`)));
  });
  child.unref();
  return { name: spec.name, pid: Number(child.pid), log, ended: () => ended };
}

/** The last lines of a program's log. */
export function logTail(program: Program, lines = 20): string {
  return readFileSync(program.log, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
}
