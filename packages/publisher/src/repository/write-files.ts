import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { PlannedFile } from "./publish-plan.ts";

const unfinished = /^\.chartwright-.*\.unfinished$/;

/**
 * Writes files into a folder in their order, so that a reader sees each one whole or not at all, and so that
 * none is there before those that precede it, whenever the process or the machine stops.
 */
export async function writeFiles(folder: string, files: readonly PlannedFile[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  await removeUnfinished(folder);
  for (const { path, content } of files) {
    const temporary = join(folder, `.chartwright-${path}.unfinished`);
    const handle = await open(temporary, "w", 0o644);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, join(folder, path));
    await syncFolder(folder);
  }
}

/** What a killed process left. No one else writes meanwhile: the caller holds the folder's lock. */
async function removeUnfinished(folder: string): Promise<void> {
  const leftovers = (await readdir(folder)).filter((file) => unfinished.test(file));
  await Promise.all(leftovers.map((file) => rm(join(folder, file), { force: true })));
}

/** Makes a rename last. Windows has no such call for folders, and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
