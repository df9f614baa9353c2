import { chmodSync, copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { executable, platform } from "../cache.ts";
import { programVersion } from "../find-on-path.ts";
import type { ReleaseFile, ReleaseRecipe, Tool } from "../tool.ts";
import { expectedChecksum } from "./checksum.ts";
import type { Downloads } from "./downloads.ts";
import { fillIn } from "./fill-in.ts";
import { ChecksumError, ReleaseError } from "./release-error.ts";
import { unpackMember } from "./unpack.ts";

/** Puts the programs of a tool's release into `<scratch>/bin`, and returns that folder. Fails with a `ReleaseError`. */
export async function takeRelease(
  tool: Tool,
  recipe: ReleaseRecipe,
  downloads: Downloads,
  scratch: string,
): Promise<string> {
  const bin = join(scratch, "bin");
  mkdirSync(bin, { recursive: true });
  for (const file of recipe.files) {
    await takeProgram(tool, fillIn(file, tool.version, recipe.words), downloads, bin);
  }
  return bin;
}

async function takeProgram(tool: Tool, file: ReleaseFile, downloads: Downloads, bin: string): Promise<void> {
  const program = tool.programs.find((each) => each.file === file.program);
  if (program === undefined) throw new Error(`Bug: ${tool.name} has no program ${file.program}.`);
  const expected = await expectedChecksum(file.checksum, file.url, platform(), downloads.fetcher);
  const { path, sha256 } = await downloads.get(file.url);
  if (sha256 !== expected.sha256) {
    throw new ChecksumError(
      `${file.url} has SHA-256 ${sha256}, not ${expected.sha256} as ${expected.from} says`,
    );
  }
  const output = join(bin, executable(file.program));
  if (file.member !== undefined) await unpackMember(path, file.member, bin, executable(file.program));
  else copyFileSync(path, output);
  chmodSync(output, 0o755);
  const version = programVersion(output, program.versionArgs);
  if (version === undefined) throw new ReleaseError(`its ${file.program} does not run on this machine`);
  if (version !== tool.version) throw new ReleaseError(`its ${file.program} is ${version}`);
}
