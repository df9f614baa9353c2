import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { delimiter, join } from "node:path";
import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import type { Ended, HelmProgram, Run } from "@chartwright/validator";
import { rememberAnswers } from "./answers.ts";

/** A program that runs longer than this is ended: milliseconds. */
const longestRun = 120_000;

/** Every helm that is to be asked: one of each major. */
export function findHelms(): {
  readonly helms: readonly HelmProgram[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const found = new Map<string, HelmProgram>();
  for (const path of helmPaths()) {
    const version = helmVersion(path);
    const major = version?.split(".")[0];
    if (version !== undefined && major !== undefined && !found.has(major)) {
      found.set(major, { version, run: remembered(runner(path), `helm ${version}`) });
    }
  }
  return { helms: [...found.values()], diagnostics: found.size > 0 ? [] : [noHelm()] };
}

export function findKubeconform(): {
  readonly run: Run | undefined;
  readonly diagnostics: readonly Diagnostic[];
} {
  const [path] = process.env.CHARTWRIGHT_KUBECONFORM
    ? [process.env.CHARTWRIGHT_KUBECONFORM]
    : onPath(["kubeconform"]);
  if (path !== undefined) {
    const { size, mtimeMs } = statSync(path);
    return { run: remembered(runner(path), `kubeconform ${size} ${mtimeMs}`), diagnostics: [] };
  }
  const message = "No kubeconform was found: neither on PATH nor in CHARTWRIGHT_KUBECONFORM.";
  const fix = "Install kubeconform, or set CHARTWRIGHT_KUBECONFORM to its path.";
  return { run: undefined, diagnostics: [diagnostic("CW5001", { message, fix })] };
}

/** Keeps what a program says where `CHARTWRIGHT_ANSWERS` names a folder for that. */
function remembered(run: Run, identity: string): Run {
  const folder = process.env.CHARTWRIGHT_ANSWERS;
  return folder ? rememberAnswers(run, identity, folder) : run;
}

/** Those of `CHARTWRIGHT_HELM`, or those on PATH. */
function helmPaths(): readonly string[] {
  const named = (process.env.CHARTWRIGHT_HELM ?? "").split(delimiter).filter((path) => path !== "");
  return named.length > 0 ? named : onPath(["helm", "helm3", "helm4"]);
}

function noHelm(): Diagnostic {
  const message = "No helm was found: neither on PATH nor in CHARTWRIGHT_HELM.";
  return diagnostic("CW5001", { message, fix: "Install Helm 3 or 4, or set CHARTWRIGHT_HELM to its path." });
}

function helmVersion(path: string): string | undefined {
  const ended = spawnSync(path, ["version", "--short"], { encoding: "utf8", timeout: 20_000 });
  return /v(\d+\.\d+\.\d+[^\s+"]*)/.exec(ended.stdout ?? "")?.[1];
}

function onPath(names: readonly string[]): string[] {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).filter(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

let running = 0;
const waiting: (() => void)[] = [];

/** Runs a program, as many at once as there are processors. */
function runner(path: string): Run {
  return async (args, stdin = "") => {
    if (running >= availableParallelism()) await new Promise<void>((resolve) => waiting.push(resolve));
    running++;
    try {
      return await runOnce(path, args, stdin);
    } finally {
      running--;
      waiting.shift()?.();
    }
  };
}

function runOnce(path: string, args: readonly string[], stdin: string): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(path, args, { timeout: longestRun });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      stderr += text;
    });
    child.on("error", (error) => resolve({ status: 127, stdout, stderr: error.message }));
    child.on("close", (status, signal) =>
      resolve({
        status: status ?? 1,
        stdout,
        stderr: signal === null ? stderr : `${stderr}ended by ${signal}`,
      }),
    );
    // A program that does not read its input closes the pipe: its exit code tells the rest.
    child.stdin.on("error", () => {});
    child.stdin.end(stdin);
  });
}
