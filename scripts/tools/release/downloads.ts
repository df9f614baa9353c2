import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Fetcher } from "./fetcher.ts";

/** The files that one run downloads: an archive that several tools come from is downloaded once. */
export interface Downloads {
  readonly fetcher: Fetcher;
  get(url: string): Promise<{ readonly path: string; readonly sha256: string }>;
  /** Removes them. */
  close(): void;
}

export function createDownloads(fetcher: Fetcher, cache: string): Downloads {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, ".downloads-"));
  const files = new Map<string, Promise<{ path: string; sha256: string }>>();
  return {
    fetcher,
    get(url) {
      const path = join(folder, String(files.size));
      const started = files.get(url) ?? fetcher.download(url, path).then((sha256) => ({ path, sha256 }));
      files.set(url, started);
      return started;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
