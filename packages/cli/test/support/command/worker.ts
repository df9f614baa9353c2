// Starts `serve.ts` and speaks with it, while the main thread, which wants an answer at once, waits.
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type MessagePort, workerData } from "node:worker_threads";
import type { Answer, Call, Told } from "./protocol.ts";

export interface Setup {
  readonly port: MessagePort;
  /** Becomes another number when something was told. */
  readonly turn: Int32Array<SharedArrayBuffer>;
  readonly streams: readonly [number, number, number];
}

const { port, turn, streams } = workerData as Setup;
const child = fork(fileURLToPath(new URL("serve.ts", import.meta.url)), {
  execArgv: [],
  stdio: [...streams, "ipc"],
});

function tell(told: Told): void {
  port.postMessage(told);
  Atomics.add(turn, 0, 1);
  Atomics.notify(turn, 0);
}

const waiting: Call[] = [];
let isReady = false;
port.on("message", (call: Call | "kill") => {
  if (call === "kill") child.kill("SIGKILL");
  else if (isReady) child.send(call);
  else waiting.push(call);
});
child.on("message", (message: Answer | "ready") => {
  if (message !== "ready") return tell({ answer: message });
  isReady = true;
  for (const call of waiting.splice(0)) child.send(call);
});
child.on("exit", (code, signal) => {
  tell({ ended: signal ?? `${code}` });
  port.close();
});
