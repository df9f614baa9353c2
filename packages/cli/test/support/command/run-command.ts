import { spawnSync } from "node:child_process";
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import { Command } from "./client.ts";

/** The command's own file, for a process that runs it alone. */
export const bin: string = fileURLToPath(new URL("../../../src/bin.ts", import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Where {
  readonly cwd: string;
  /** What is set besides the environment of the tests and where their programs are. */
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

const command = new Command();

/** Runs the command in the process that does so for all tests of this worker of vitest's. */
export function runCommand(argv: readonly string[], { cwd, env, stdin = "" }: Where): Ended {
  const { answer, stdout, stderr } = command.run({ argv, cwd, env: environment(env) }, stdin);
  return { code: answer.code, stdout, stderr };
}

/** The most memory that this process ever had, in MiB: of all runs since it was started. */
export function peakMemory(): number {
  return command.peak / 1024;
}

/** Lets the next run start a process anew. */
export function endCommand(): void {
  command.end();
}

/** Runs the command in a process of its own, for what only one shows. */
export function startCommand(argv: readonly string[], { cwd, env, stdin = "" }: Where): Ended {
  const options = { cwd, env: environment(env), input: stdin, encoding: "utf8", timeout: 60_000 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...argv], options);
  return { code: status, stdout, stderr };
}

export function environment(more: Where["env"] = {}): Readonly<Record<string, string>> {
  const { helm3, helm4, kubeconform } = inject("tools");
  return {
    ...(process.env as Record<string, string>),
    NO_COLOR: "1",
    CHARTWRIGHT_HELM: [helm4, helm3].join(delimiter),
    CHARTWRIGHT_KUBECONFORM: kubeconform,
    // It takes longer than all else: types.test.ts asks for it.
    CHARTWRIGHT_TYPES: "off",
    ...more,
  };
}
