import { parseArgs } from "node:util";
import { parseShard, type Shard } from "../charts/arguments.ts";

export const stageNames = ["checks", "unit", "cluster", "charts"] as const;
export type StageName = (typeof stageNames)[number];

export const usage = `usage: npm test -- [options]

Runs all that CI asks of a change, and ends with a line that counts it.

  --only ${stageNames.join("|")}   one stage
  --changed[=COMMIT]  only what the changes since this branch, tag or commit can affect; since the last commit
                      unless given
  --full              all that a release needs: every pair of cases, every Helm, every minor, long fuzzers
  --shard I/N         one of N parts of a full run; together they are all, and none is in two`;

/** Which tests to run. */
export interface Asked {
  readonly stages: readonly StageName[];
  readonly full: boolean;
  readonly shard: Shard | undefined;
  /** The commit since which changes count. */
  readonly changed: string | undefined;
}

/**
 * Reads the command line of `npm test`, or says what is wrong with it.
 *
 * @example
 * parseArguments(["--only", "unit"]); // { stages: ["unit"], full: false, shard: undefined, changed: undefined }
 */
export function parseArguments(args: readonly string[]): Asked | { readonly problem: string } | "help" {
  // An option that may have a value, which node:util does not know.
  const given = args.map((arg) => (arg === "--changed" ? "--changed=HEAD" : arg));
  try {
    const { values } = parseArgs({ args: given, options });
    if (values.help) return "help";
    const full = values.full === true;
    const only = stageNames.find((name) => name === values.only);
    const shard = values.shard === undefined ? undefined : parseShard(values.shard);
    if (values.only !== undefined && only === undefined) {
      return { problem: `There is no stage ${values.only}; there are ${stageNames.join(", ")}.` };
    }
    if (only === "charts" && !full) return { problem: "The stage charts is part of --full alone." };
    if (typeof shard === "string") return { problem: shard };
    if (shard !== undefined && !full) return { problem: "--shard is for --full: a short run is one part." };
    if (values.changed !== undefined && full)
      return { problem: "--full leaves nothing out, so not --changed." };
    const all = stageNames.filter((name) => full || name !== "charts");
    return { stages: only === undefined ? all : [only], full, shard, changed: values.changed };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

const options = {
  only: { type: "string" },
  changed: { type: "string" },
  full: { type: "boolean" },
  shard: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;
