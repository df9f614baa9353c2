import { parse, type SemVer } from "semver";

/** Orders versions as Helm lists them: the newest first, and what is no version last. */
export function newestFirst(a = "", b = ""): number {
  const [left, right] = [parseLeniently(a), parseLeniently(b)];
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return right.compare(left) || right.compareBuild(left);
}

/** Helm also takes `v1.2`, which stands in indexes that others made. */
function parseLeniently(version: string): SemVer | null {
  const [, major, minor = "0", patch = "0", rest = ""] =
    /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?([-+].*)?$/.exec(version) ?? [];
  return major === undefined ? null : parse(`${major}.${minor}.${patch}${rest}`);
}
