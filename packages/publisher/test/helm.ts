import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { inject } from "vitest";

const run = promisify(execFile);

/** The majors that charts are for, as vitest's `describe.each` takes them. */
export const majors = [["helm3"], ["helm4"]] as const;

/** Runs helm with all of its state in a folder, and gives what it prints. */
export async function helm(
  major: "helm3" | "helm4",
  home: string,
  ...args: readonly string[]
): Promise<string> {
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    HELM_CACHE_HOME: join(home, "cache"),
    HELM_CONFIG_HOME: join(home, "config"),
    HELM_DATA_HOME: join(home, "data"),
  };
  const { stdout } = await run(inject("tools")[major], args, { env });
  return stdout;
}
