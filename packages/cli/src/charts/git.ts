import { spawnSync } from "node:child_process";
import { UsageError } from "../world/usage-error.ts";

/** The largest list or file that git gives: bytes. */
const largest = 256 << 20;

function git(folder: string, args: readonly string[]): Buffer | undefined {
  const ended = spawnSync("git", ["-C", folder, ...args], { maxBuffer: largest });
  if (ended.error !== undefined)
    throw new UsageError(
      `git does not run: ${ended.error.message}.`,
      "Install git, or name folders and archives.",
    );
  return ended.status === 0 ? ended.stdout : undefined;
}

/** The commit that a name means; undefined for none, or where no repository is. */
export function commitOf(folder: string, name: string): string | undefined {
  // A name that begins with a hyphen would be an option.
  if (name.startsWith("-")) return undefined;
  return git(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`])
    ?.toString()
    .trim();
}

/** The commit at which the working tree left a branch. */
export function mergeBase(folder: string, name: string): string {
  const commit = commitOf(folder, name);
  if (commit === undefined)
    throw new UsageError(
      `git knows no commit "${name}" here.`,
      "Name a branch, a tag or a commit, and fetch it before.",
    );
  return git(folder, ["merge-base", commit, "HEAD"])?.toString().trim() ?? commit;
}

/** The top folder of the repository around a folder. */
export function topOf(folder: string): string | undefined {
  return git(folder, ["rev-parse", "--show-toplevel"])?.toString().trim();
}

/** The files below a path of a commit, by their paths below it; none where it was not there. The path is from the top. */
export function filesAt(folder: string, commit: string, path: string): ReadonlyMap<string, Uint8Array> {
  const below = path.replace(/\/+$/, "");
  const args = [
    "ls-tree",
    "-r",
    "-z",
    "--full-tree",
    commit,
    ...(below === "" || below === "." ? [] : ["--", `${below}/`]),
  ];
  const entries = git(folder, args)?.toString().split("\0") ?? [];
  const blobs = entries.flatMap((entry) => {
    const [, blob, name] = /^100\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(entry) ?? [];
    return blob === undefined || name === undefined ? [] : [{ blob, name }];
  });
  const start = below === "" || below === "." ? 0 : below.length + 1;
  return new Map(
    contents(
      folder,
      blobs.map(({ blob }) => blob),
    ).map((content, at) => [(blobs[at]?.name ?? "").slice(start), content]),
  );
}

/** The contents of blobs, in one call of git. */
function contents(folder: string, blobs: readonly string[]): readonly Uint8Array[] {
  const ended = spawnSync("git", ["-C", folder, "cat-file", "--batch"], {
    input: `${blobs.join("\n")}\n`,
    maxBuffer: largest,
  });
  const found: Uint8Array[] = [];
  for (let at = 0; found.length < blobs.length; ) {
    const end = ended.stdout.indexOf(10, at);
    const size = Number(ended.stdout.subarray(at, end).toString().split(" ")[2]);
    found.push(new Uint8Array(ended.stdout.subarray(end + 1, end + 1 + size)));
    at = end + 1 + size + 1;
  }
  return found;
}

/** The content of a file of a commit, by its path from the top; undefined where it is not there. */
export function fileAt(folder: string, commit: string, path: string): Uint8Array | undefined {
  return git(folder, ["cat-file", "blob", `${commit}:${path}`]);
}

/** The paths, from the top, that differ from a commit: committed, in the working tree, or not known to git yet. */
export function changedSince(folder: string, commit: string): readonly string[] {
  const top = topOf(folder) ?? folder;
  const tracked = git(top, ["diff", "--name-only", "-z", "--no-renames", commit])?.toString() ?? "";
  const fresh = git(top, ["ls-files", "--others", "--exclude-standard", "-z"])?.toString() ?? "";
  return [...new Set(`${tracked}${fresh}`.split("\0").filter((path) => path !== ""))].sort();
}
