import fs from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { FileSystem } from "@chartwright/engine";
import { foldersAbove, isWithin } from "./paths.ts";

/** A symbolic link that is not followed. Its code lets the engine tell it as it tells what the system refuses. */
export class LinkError extends Error {
  readonly code = "CHARTWRIGHT_LINK";
}

/**
 * The file system as far as a chart may be read from a folder: symbolic links are followed, as Helm does, unless they
 * lead in a circle or out of the repository. What is ignored may lead anywhere: it is not read.
 */
export function chartFileSystem(folder: string): FileSystem {
  const start = resolve(folder);
  const top = topOf(fs.realpathSync(start));
  const check = (path: string): string => {
    const real = fs.realpathSync(path);
    if (isWithin(real, top)) return real;
    throw new LinkError(
      `${path} is a symbolic link to ${real}, outside of ${top}: copy the file into the repository`,
    );
  };
  return {
    statSync: (path) => fs.statSync(path),
    readFileSync: (path) => {
      check(path);
      return fs.readFileSync(path);
    },
    readdirSync: (path) => {
      const real = check(path);
      for (let at = resolve(path); at !== start && isWithin(at, start); ) {
        at = dirname(at);
        if (isWithin(fs.realpathSync(at), real))
          throw new LinkError(`${path} is a symbolic link that leads in a circle, to ${real}: remove it`);
      }
      return fs.readdirSync(path);
    },
  };
}

/** The folder that links may not lead out of: the repository, the working directory, or the chart's own folder. */
function topOf(real: string): string {
  const repository = foldersAbove(real).find((at) => fs.existsSync(join(at, ".git")));
  if (repository !== undefined) return repository;
  const here = fs.realpathSync(process.cwd());
  return isWithin(real, here) ? here : real;
}
