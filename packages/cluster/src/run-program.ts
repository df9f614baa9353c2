import { execFile } from "node:child_process";

/** How a program ended: its exit code, and what it wrote. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  /** All that it wrote, for people. */
  readonly output: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** After which it is ended: 120 unless given. */
  readonly seconds?: number;
}

/** Runs a program to its end, without blocking: this process may be the server that it asks. */
export function runProgram(
  file: string,
  args: readonly string[],
  { cwd, env, seconds = 120 }: RunOptions = {},
): Promise<Ran> {
  const options = {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, NO_COLOR: "1", ...env },
    timeout: seconds * 1000,
    maxBuffer: 64 << 20,
  };
  return new Promise((resolve) => {
    execFile(file, [...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
      const late = error?.killed === true ? `\nIt was ended after ${seconds} s.` : "";
      resolve({ code, stdout, output: `${stdout}${stderr}${late}` });
    });
  });
}
