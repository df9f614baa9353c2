import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endProcesses, runsIn } from "./processes.ts";

const prefix = "chartwright-cluster-";
const file = "state.json";

/** What is on disk about a cluster, so that any process can find and end it. */
export interface ClusterState {
  readonly folder: string;
  /** The process that started it. */
  readonly owner: number;
  /** Whether it outlives its owner. */
  readonly kept: boolean;
  readonly programs: readonly { readonly name: string; readonly pid: number }[];
  /** Known once the API server answers. */
  readonly version?: string;
  readonly url?: string;
  readonly kubeconfig?: string;
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), prefix));
}

/** Written by a rename, so that a reader never sees half of it. */
export function writeState(state: ClusterState): void {
  const path = join(state.folder, file);
  writeFileSync(`${path}.new`, JSON.stringify(state, null, 2));
  renameSync(`${path}.new`, path);
}

export function readState(folder: string): ClusterState | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, file), "utf8"));
  } catch {
    return undefined;
  }
}

/** This user's clusters in the folder for temporary files, also those whose programs have ended. */
export function listClusters(): ClusterState[] {
  return readdirSync(tmpdir())
    .filter((name) => name.startsWith(prefix))
    .map((name) => join(tmpdir(), name))
    .filter((folder) => lstatSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.())
    .flatMap((folder) => readState(folder) ?? []);
}

/** Whether all programs of a cluster run. */
export function isRunning({ folder, programs }: ClusterState): boolean {
  return programs.length > 0 && programs.every(({ pid }) => runsIn(folder, pid));
}

/** Ends a cluster, whoever started it, and removes its folder. */
export async function stopCluster(folder: string): Promise<void> {
  const pids = readState(folder)?.programs.map(({ pid }) => pid) ?? [];
  await endProcesses(folder, pids);
  rmSync(folder, { recursive: true, force: true });
}
