import { lstatSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAlive } from "./processes.ts";
import { listClusters, stopCluster } from "./state.ts";

const pattern = /^chartwright-[a-z]+-(\d+)-/;

/** Makes a folder that belongs to this process, so that what a killed one leaves is known. */
export function temporaryFolder(word: string): string {
  return mkdtempSync(join(tmpdir(), `chartwright-${word}-${process.pid}-`));
}

/**
 * Removes this user's folders and clusters of processes that have ended without doing it, ends what still runs in
 * them, and returns their paths.
 */
export async function sweepTemporary(): Promise<readonly string[]> {
  const folders = readdirSync(tmpdir())
    .filter((name) => {
      const [, owner] = pattern.exec(name) ?? [];
      return owner !== undefined && !isAlive(Number(owner));
    })
    .map((name) => join(tmpdir(), name))
    .filter((folder) => lstatSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.());
  const clusters = listClusters()
    .filter(({ kept, owner }) => !kept && !isAlive(owner))
    .map(({ folder }) => folder);
  const abandoned = [...folders, ...clusters];
  for (const folder of abandoned) await stopCluster(folder);
  return abandoned;
}
