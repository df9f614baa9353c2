import { join } from "node:path";
import type { ProgramSpec } from "./program.ts";

export interface EtcdOptions {
  readonly file: string;
  readonly folder: string;
  readonly clientPort: number;
  readonly peerPort: number;
}

/** One member that does not wait for the disk: its data need not survive the machine. */
export function etcd({ file, folder, clientPort, peerPort }: EtcdOptions): ProgramSpec {
  const client = `http://127.0.0.1:${clientPort}`;
  const peer = `http://127.0.0.1:${peerPort}`;
  return {
    name: "etcd",
    file,
    args: [
      `--data-dir=${join(folder, "etcd")}`,
      `--listen-client-urls=${client}`,
      `--advertise-client-urls=${client}`,
      `--listen-peer-urls=${peer}`,
      `--initial-advertise-peer-urls=${peer}`,
      `--initial-cluster=default=${peer}`,
      "--unsafe-no-fsync",
      "--log-level=warn",
    ],
  };
}
