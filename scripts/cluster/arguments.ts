import { parseArgs } from "node:util";
import { clusterMinors } from "../tools/catalogue.ts";
import type { KubernetesMinor } from "../tools/tool.ts";

const commands = ["up", "down", "status"] as const;
export type Command = (typeof commands)[number];

const minors = clusterMinors;

export const usage = `usage: pnpm cluster ${commands.join("|")} [--minor ${minors.join("|")}]`;

export interface ClusterCommand {
  readonly command: Command;
  /** All minors, or the newest for `up`, where none is named. */
  readonly minor: KubernetesMinor | undefined;
}

/** Reads the command line, or says what is wrong with it. */
export function parseArguments(args: readonly string[]): ClusterCommand | { problem: string } | "help" {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { minor: { type: "string" }, help: { type: "boolean", short: "h" } },
      allowPositionals: true,
    });
    if (values.help) return "help";
    const command = commands.find((name) => name === positionals[0]);
    if (command === undefined || positionals.length > 1) {
      return { problem: `Say one of ${commands.join(", ")}.` };
    }
    const minor = minors.find((name) => name === values.minor);
    if (values.minor !== undefined && minor === undefined) {
      return { problem: `Kubernetes ${values.minor} is not built here; ${minors.join(" and ")} are.` };
    }
    return { command, minor };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}
