import { existsSync, type FSWatcher, watch } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Tells that something happens in folders. */
export interface FolderEvents {
  /** From now on, these folders are followed and no others. */
  follow(folders: ReadonlySet<string>): void;
  /** The folders in which something has happened since it was last asked, once there are any; `end` is the end. */
  next(): Promise<ReadonlySet<string> | "end">;
}

/** An editor that saves a file makes several events of it. */
const settleMs = 10;

export function folderEvents(): FolderEvents {
  const watchers = new Map<string, FSWatcher>();
  let changed = new Set<string>();
  let isEnded = false;
  let wake = () => {};
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      isEnded = true;
      wake();
    });
  }
  const open = (folder: string) => {
    const watcher = watch(folder, () => {
      changed.add(folder);
      wake();
    });
    // A folder that is taken away: the one above it tells of that.
    watcher.on("error", () => close(folder));
    watchers.set(folder, watcher);
  };
  const close = (folder: string) => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  return {
    follow(folders) {
      for (const folder of watchers.keys()) if (!folders.has(folder)) close(folder);
      for (const folder of folders) if (!watchers.has(folder) && existsSync(folder)) open(folder);
    },
    async next() {
      if (changed.size === 0 && !isEnded) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        if (!isEnded) await sleep(settleMs);
      }
      if (isEnded) {
        for (const folder of watchers.keys()) close(folder);
        return "end";
      }
      const told = changed;
      changed = new Set();
      return told;
    },
  };
}
