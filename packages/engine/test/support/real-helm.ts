import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export type Files = ReadonlyMap<string, string | Uint8Array>;

/** What real helm does with a chart. */
export interface HelmRun {
  readonly stdout: string;
  /** The message after `Error: `, or nothing. */
  readonly error: string;
}

/** The error of a helm that something else has ended, as it took all memory. */
export const ended = "helm was ended";

/** What helm may take: a map that holds itself has it fill all memory. In KiB, of addresses rather than of memory. */
const mostMemory = 4 << 20;
const mostMilliseconds = 20_000;

/** Runs `helm template rel CHART` on a chart in a folder that is removed afterwards; `VALUES` stands for a file beside it. */
export function helmTemplate(helm: string, files: Files, args: readonly string[] = []): HelmRun {
  return inFolder((parent) => {
    const folder = join(parent, "chart");
    writeFiles(folder, files);
    const given = args.map((arg) => (arg === "VALUES" ? join(parent, "user-values.yaml") : arg));
    const { status, stdout, stderr } = run(helm, ["template", "rel", folder, ...given]);
    if (status === 0) return { stdout, error: "" };
    if (status === null) return { stdout: "", error: ended };
    const message = stderr.slice(stderr.indexOf("Error: ") + "Error: ".length);
    return {
      stdout: "",
      error: message.replace("\n\nUse --debug flag to render out invalid YAML", "").trim(),
    };
  });
}

/**
 * Why helm cannot render each of some charts, in one process: `helm lint` renders as `helm template` does, and goes on
 * with the next one. Undefined where it says nothing of a template: it lets `fail` and `required` pass, and reads what
 * was rendered in another way. An answer that is not expected is to be asked for again, of `helm template`.
 */
export function helmRefusals(helm: string, charts: readonly Files[]): readonly (string | undefined)[] {
  if (charts.length === 0) return [];
  return inFolder((parent) => {
    const folders = charts.map((files, at) => {
      const folder = join(parent, `${at}`);
      writeFiles(folder, files);
      return folder;
    });
    const said = run(helm, ["lint", ...folders]).stdout.split(/^==> Linting (.*)$/m);
    return folders.map((folder) => {
      const ofChart = said[said.indexOf(folder) + 1] ?? "";
      return /^\[ERROR\] templates\/: ([\s\S]*?)\n*(?=^\[[A-Z]+\] |^Error: |(?![\s\S]))/m
        .exec(ofChart)?.[1]
        ?.trim();
    });
  });
}

function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-engine-"));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

function run(helm: string, args: readonly string[]) {
  const limited = `ulimit -v ${mostMemory} 2>/dev/null; exec "$0" "$@"`;
  return spawnSync("sh", ["-c", limited, helm, ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    timeout: mostMilliseconds,
    killSignal: "SIGKILL",
    env: { ...process.env, TZ: "UTC" },
  });
}
