import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { unpackTar } from "modern-tar/fs";
import { ReleaseError } from "./release-error.ts";

/**
 * Writes one regular file out of a gzipped tar archive to a file in a folder. Nothing else of the archive is written, and
 * none of its paths says where.
 */
export async function unpackMember(
  archive: string,
  member: string,
  folder: string,
  file: string,
): Promise<void> {
  const sink = unpackTar(folder, {
    strict: true,
    filter: ({ name, type = "file" }) => type === "file" && name.replace(/^\.\//, "") === member,
    map: (header) => ({ ...header, name: file }),
    fmode: 0o755,
  });
  try {
    await pipeline(createReadStream(archive), createGunzip(), sink);
  } catch (error) {
    throw new ReleaseError(`its archive cannot be read: ${(error as Error).message}`);
  }
  if (!existsSync(join(folder, file))) throw new ReleaseError(`its archive has no ${member}`);
}
