import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

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
export function helmTemplate(
  helm: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  args: readonly string[] = [],
): HelmRun {
  const parent = mkdtempSync(join(tmpdir(), "chartwright-engine-"));
  const folder = join(parent, "chart");
  try {
    for (const [path, content] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const { status, stdout, stderr } = spawnSync(
      "sh",
      [
        "-c",
        `ulimit -v ${mostMemory} 2>/dev/null; exec "$0" "$@"`,
        helm,
        "template",
        "rel",
        folder,
        ...args.map((arg) => (arg === "VALUES" ? join(parent, "user-values.yaml") : arg)),
      ],
      {
        encoding: "utf8",
        maxBuffer: 1 << 28,
        timeout: mostMilliseconds,
        killSignal: "SIGKILL",
        env: { ...process.env, TZ: "UTC" },
      },
    );
    if (status === 0) return { stdout, error: "" };
    if (status === null) return { stdout: "", error: ended };
    const message = stderr.slice(stderr.indexOf("Error: ") + "Error: ".length);
    return {
      stdout: "",
      error: message.replace("\n\nUse --debug flag to render out invalid YAML", "").trim(),
    };
  } finally {
    rmSync(parent, { recursive: true });
  }
}
