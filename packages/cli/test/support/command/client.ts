import { fstatSync, ftruncateSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { Answer, Call, Told } from "./protocol.ts";
import type { Setup } from "./worker.ts";

/** How long one run of the command may take. */
const mostSeconds = 120;

/** What one run of the command came to. */
export interface Outcome {
  readonly answer: Answer;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command in a process that stays: it starts once, and what it has read of schemas it keeps. */
export class Command {
  #process: Process | undefined;
  #peak = 0;

  /** The most memory that its process ever had, in KiB. */
  get peak(): number {
    return this.#peak;
  }

  /** Ends the process; the next run starts another. */
  end(): void {
    this.#process?.end();
    this.#process = undefined;
    this.#peak = 0;
  }

  /** Runs the command, and waits until nothing of it runs any more. */
  run(call: Call, stdin: string): Outcome {
    this.#process ??= new Process();
    try {
      const outcome = this.#process.run(call, stdin);
      this.#peak = Math.max(this.#peak, outcome.answer.peak);
      return outcome;
    } catch (error) {
      this.#process = undefined;
      throw error;
    }
  }
}

class Process {
  readonly #port: MessagePort;
  readonly #turn = new Int32Array(new SharedArrayBuffer(4));
  readonly #stdin: number;
  readonly #stdout: Output;
  readonly #stderr: Output;

  constructor() {
    const folder = mkdtempSync(join(tmpdir(), "chartwright-command-"));
    this.#stdin = openSync(join(folder, "stdin"), "a+");
    this.#stdout = new Output(join(folder, "stdout"));
    this.#stderr = new Output(join(folder, "stderr"));
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    const streams = [openSync(join(folder, "stdin"), "r"), this.#stdout.file, this.#stderr.file] as const;
    const workerData: Setup = { port: port2, turn: this.#turn, streams };
    new Worker(new URL("worker.ts", import.meta.url), { workerData, transferList: [port2] }).unref();
    port1.unref();
    // What is open stays, and goes with the processes.
    rmSync(folder, { recursive: true });
  }

  end(): void {
    this.#port.postMessage("kill");
  }

  run(call: Call, stdin: string): Outcome {
    writeSync(this.#stdin, stdin);
    this.#port.postMessage(call);
    const told = this.#next(call);
    const said = { stdout: this.#stdout.take(), stderr: this.#stderr.take() };
    const what = `chartwright ${call.argv.join(" ")}`;
    if ("ended" in told) throw new Error(`${what}: the process ended with ${told.ended}\n${said.stderr}`);
    const { answer } = told;
    if (answer.left.length > 0) throw new Error(`${what}: it would not end, because of ${answer.left}`);
    return { ...said, answer };
  }

  #next({ argv }: Call): Told {
    const end = Date.now() + mostSeconds * 1000;
    for (;;) {
      const turn = Atomics.load(this.#turn, 0);
      const received = receiveMessageOnPort(this.#port);
      if (received !== undefined) return received.message as Told;
      if (Atomics.wait(this.#turn, 0, turn, end - Date.now()) !== "timed-out") continue;
      this.end();
      throw new Error(`chartwright ${argv.join(" ")} did not end within ${mostSeconds} s`);
    }
  }
}

/** A file that a process writes at the end of, and that is emptied each time it is read. */
class Output {
  readonly file: number;

  constructor(path: string) {
    this.file = openSync(path, "a+");
  }

  take(): string {
    const bytes = Buffer.alloc(fstatSync(this.file).size);
    readSync(this.file, bytes, 0, bytes.length, 0);
    ftruncateSync(this.file);
    return bytes.toString();
  }
}
