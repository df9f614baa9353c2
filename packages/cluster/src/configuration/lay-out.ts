import { isUtf8 } from "node:buffer";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import type { ContainerFiles } from "./container-files.ts";

export interface LayOutOptions {
  /** An empty folder, which stands for the container's root. */
  readonly root: string;
  /**
   * A folder with stand-ins for the image's own files that the configuration refers to, by their paths. A mounted
   * folder hides those below it, as it does in a container.
   */
  readonly image?: string | undefined;
  /** Texts of the files to replace, such as a port: each must be in one of them. */
  readonly replace?: Readonly<Record<string, string>> | undefined;
}

/**
 * Writes a container's files below a folder, and returns what makes of a text with absolute paths of the container
 * one with the paths below that folder. Every text among the files is rewritten in this way, so that one that names
 * another finds it.
 */
export function layOut(
  { mounts, folders, files }: ContainerFiles,
  { root, image, replace = {} }: LayOutOptions,
): (text: string) => string {
  const ofImage = imageFiles(image);
  const isHidden = (path: string) => folders.some((folder) => path.startsWith(`${folder}/`));
  const shown = Object.entries(ofImage).filter(([path]) => !isHidden(path));
  const all: Record<string, Buffer> = { ...Object.fromEntries(shown), ...files };
  const places = [...mounts, ...Object.keys(ofImage).map((path) => posix.dirname(path))];
  const relocate = relocation(places, root);
  const unused = new Set(Object.keys(replace));
  const edit = (text: string) =>
    Object.entries(replace).reduce((edited, [from, to]) => {
      if (edited.includes(from)) unused.delete(from);
      return edited.replaceAll(from, () => to);
    }, text);
  for (const folder of folders) mkdirSync(join(root, folder), { recursive: true });
  for (const [path, content] of Object.entries(all)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, isUtf8(content) ? edit(relocate(content.toString("utf8"))) : content);
  }
  if (unused.size > 0) {
    throw new Error(`None of the files ${Object.keys(all).join(", ")} holds "${[...unused].join('", "')}".`);
  }
  return relocate;
}

/** Puts the root before each path that is one of the places or lies in one, and before no other. */
export function relocation(places: readonly string[], root: string): (text: string) => string {
  const known = [...new Set(places)].filter((path) => path !== "/");
  if (known.length === 0) return (text) => text;
  const longestFirst = known.sort((one, other) => other.length - one.length);
  const paths = longestFirst.map((path) => path.replaceAll(/[^\w/]/g, "\\$&")).join("|");
  const pattern = new RegExp(`(?<![\\w./-])(?:${paths})(?![\\w.-])`, "g");
  return (text) => text.replaceAll(pattern, (path) => join(root, path));
}

function imageFiles(image: string | undefined): Readonly<Record<string, Buffer>> {
  if (image === undefined) return {};
  if (!existsSync(image)) throw new Error(`${image}, with files of the image, is not there.`);
  const found = readdirSync(image, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const pathOf = (file: string) => `/${relative(image, file).split(sep).join("/")}`;
  return Object.fromEntries(found.map((file) => [pathOf(file), readFileSync(file)]));
}
