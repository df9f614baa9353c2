import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { packTar } from "modern-tar";

/** A gzipped tar archive of files of this machine and of texts, by their paths in it. */
export async function archiveOf(
  members: Readonly<Record<string, { file: string } | string>>,
): Promise<Buffer> {
  const entries = Object.entries(members).map(([name, member]) => {
    const body = typeof member === "string" ? Buffer.from(member) : readFileSync(member.file);
    return { header: { name, size: body.length, mode: 0o755 }, body: new Uint8Array(body) };
  });
  return gzipSync(await packTar(entries), { level: 1 });
}

export function sha256(data: Buffer | string): string {
  return createHash("sha256").update(data).digest("hex");
}
