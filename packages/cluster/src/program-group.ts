import { readFileSync } from "node:fs";
import { ClusterError } from "./cluster.ts";
import { logTail, type Program, type ProgramSpec, startProgram } from "./program.ts";
import { startWatchdog, type Watchdog } from "./start-watchdog.ts";
import { type ClusterState, writeState } from "./state.ts";

/** The programs of a cluster that is starting. Each is on record before the next is started. */
export class ProgramGroup {
  readonly folder: string;
  readonly watchdog: Watchdog;
  readonly #programs: Program[] = [];

  constructor(folder: string) {
    this.folder = folder;
    this.watchdog = startWatchdog(folder);
    this.#record({}, false);
  }

  async start(spec: ProgramSpec): Promise<void> {
    this.#programs.push(await startProgram(spec, this.folder));
    this.#record({}, false);
  }

  /** Records that all is up, and whether it stays when its owner ends. */
  ready(known: Pick<ClusterState, "version" | "url" | "kubeconfig">, kept: boolean): void {
    this.#record(known, kept);
  }

  /** What the programs have written, one behind the other. */
  logs(): string {
    return this.#programs.map((program) => readFileSync(program.log, "utf8")).join("");
  }

  pids(): number[] {
    return this.#programs.map(({ pid }) => pid);
  }

  /** Throws, with the end of its log, if a program has ended. */
  assertAlive(): void {
    for (const program of this.#programs) {
      const end = program.ended();
      if (end === undefined) continue;
      throw new ClusterError(`${program.name} ended (${end}). The end of its log:\n${logTail(program)}`);
    }
  }

  /** Whether a program found its port taken. */
  hasPortClash(): boolean {
    return this.#programs.some((program) => /address already in use/i.test(logTail(program)));
  }

  #record(known: Partial<ClusterState>, kept: boolean): void {
    const programs = this.#programs.map(({ name, pid }) => ({ name, pid }));
    writeState({ folder: this.folder, owner: process.pid, kept, programs, ...known });
  }
}
