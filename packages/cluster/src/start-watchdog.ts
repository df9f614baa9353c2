import { spawn } from "node:child_process";
import type { Socket } from "node:net";
import { fileURLToPath } from "node:url";

export interface Watchdog {
  readonly pid: number;
  /** Sends it away, so that it leaves the cluster and the folder alone. */
  dismiss(): void;
}

/** Starts the process that ends the cluster if this one dies. */
export function startWatchdog(folder: string): Watchdog {
  const script = fileURLToPath(new URL("./watchdog.ts", import.meta.url));
  const child = spawn(process.execPath, [script, folder], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  child.unref();
  const pipe = child.stdin as Socket;
  pipe.on("error", () => {});
  pipe.unref();
  return { pid: Number(child.pid), dismiss: () => void pipe.end("dismissed\n") };
}
