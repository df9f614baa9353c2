import type { Checksum } from "../tool.ts";
import type { Fetcher } from "./fetcher.ts";
import { ReleaseError } from "./release-error.ts";

/** The SHA-256 that a file must have, which for the publisher's word is asked from the publisher. */
export async function expectedChecksum(
  checksum: Checksum,
  fileUrl: string,
  machine: string,
  fetcher: Fetcher,
): Promise<{ readonly sha256: string; readonly from: string }> {
  if (checksum.form === "pinned") {
    const sha256 = checksum.sha256[machine];
    if (sha256 === undefined) throw new ReleaseError(`no checksum of it is pinned for ${machine}`);
    return { sha256, from: "the one pinned in this repository" };
  }
  const text = await fetcher.text(checksum.url);
  const sha256 = readChecksum(text, checksum.form, new URL(fileUrl).pathname);
  if (sha256 === undefined) throw new ReleaseError(`${checksum.url} has no checksum of it`);
  return { sha256, from: checksum.url };
}

const line = /^([0-9a-f]{64})(?: [ *]?(\S.*))?$/i;

/**
 * The checksum of a file in the text of its publisher's.
 *
 * @example
 * readChecksum(`${"0".repeat(64)}  helm.tar.gz\n`, "list", "helm.tar.gz"); // "0".repeat(64)
 */
export function readChecksum(text: string, form: "list" | "single", path: string): string | undefined {
  const entries = text
    .split(/\r?\n/)
    .map((each) => line.exec(each.trim()))
    .filter((match) => match !== null);
  const [found] =
    form === "single" ? entries : entries.filter(([, , name]) => baseName(name ?? "") === baseName(path));
  return found?.[1]?.toLowerCase();
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
