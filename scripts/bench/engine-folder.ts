import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ChartFiles } from "../../packages/engine/src/index.ts";

/** Every file of a folder by its path within it. */
export function readFolder(folder: string): ChartFiles {
  const files = new Map<string, Uint8Array>();
  const walk = (path: string): void => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      const inner = path === "" ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory() || (entry.isSymbolicLink() && statSync(join(folder, inner)).isDirectory()))
        walk(inner);
      else files.set(inner, readFileSync(join(folder, inner)));
    }
  };
  walk("");
  return files;
}
