import { platform } from "../cache.ts";
import type { ReleaseFile } from "../tool.ts";

/** A file of a release with the version and the machine in its URLs and paths. */
export function fillIn(
  file: ReleaseFile,
  version: string,
  words: Readonly<Record<string, string>> = {},
  machine: string = platform(),
): ReleaseFile {
  const [os = "", arch = ""] = machine.split("-");
  const values: Readonly<Record<string, string>> = {
    version,
    number: version.replace(/^v/, ""),
    os: words[os] ?? os,
    arch: words[arch] ?? arch,
  };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  return {
    ...file,
    url: fill(file.url),
    ...(file.member === undefined ? {} : { member: fill(file.member) }),
    checksum:
      file.checksum.form === "pinned" ? file.checksum : { ...file.checksum, url: fill(file.checksum.url) },
  };
}
