import { type ChildProcess, spawn } from "node:child_process";
import { renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { greeting, type Project, project } from "./support/project.ts";
import { waitFor } from "./support/wait.ts";

const bin = fileURLToPath(new URL("../src/bin.ts", import.meta.url));

/** `generate --watch` in a project, and what it prints. */
class Watching {
  readonly process: ChildProcess;
  #text = "";
  #seen = 0;

  constructor(made: Project, { types = "off" } = {}) {
    this.process = spawn(process.execPath, [bin, "generate", "--watch"], {
      cwd: made.folder,
      env: { ...process.env, NO_COLOR: "1", CHARTWRIGHT_TYPES: types },
      stdio: ["ignore", "pipe", "pipe"],
    });
    onTestFinished(() => {
      this.process.kill("SIGKILL");
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.setEncoding("utf8").on("data", (chunk: string) => {
        this.#text += chunk;
        this.process.emit("said");
      });
    }
  }

  /** Waits for a text that it has not said before, and gives all that it said up to the end of it. */
  async says(what: RegExp): Promise<string> {
    for (;;) {
      const rest = this.#text.slice(this.#seen);
      const match = what.exec(rest);
      if (match !== null) {
        const end = match.index + match[0].length;
        this.#seen += end;
        return rest.slice(0, end);
      }
      await waitFor(this.process, "said", `it did not say ${what}, but:\n${rest}\n`);
    }
  }
}

const configMap = "charts/greeting/chart/templates/configmap.yaml";
const shared = `import { v } from "chartwright";\nexport const word = v.string().min(1).default("Hello").doc("What is said.");\n`;

/** Changes a file at once: what is read of one that is just being written is another mistake. */
function put(made: Project, path: string, text: string): void {
  made.write("node_modules/next", text);
  renameSync(join(made.folder, "node_modules/next"), join(made.folder, path));
}

/** The greeting, and another chart, which share a file of the repository. */
function pair(): Project {
  const { "charts/greeting/chart.ts": chart, ...rest } = greeting();
  const text = chart
    .replace("\nexport", 'import { word } from "../../shared/word.ts";\n\nexport')
    .replace(/v\.string\(\)\.min.*,/, "word,");
  return project({
    ...rest,
    "charts/greeting/chart.ts": text,
    "charts/other/chart.ts": text.replace('"greeting"', '"other"'),
    "charts/other/package.json": rest["charts/greeting/package.json"],
    "shared/word.ts": shared,
  });
}

test("watches charts, and generates again what has changed and nothing else", {
  timeout: 300_000,
}, async () => {
  const made = pair();
  const watching = new Watching(made);
  const start = await watching.says(/Watching 2 charts.*\n/);
  expect(start).toMatch(/charts\/greeting\/chart: generated \(\d+ ms\)\ncharts\/other\/chart: generated/);

  // Its own file.
  const source = made.read("charts/greeting/chart.ts");
  put(made, "charts/greeting/chart.ts", source.replace('"Yours"', '"Sincerely"'));
  const own = await watching.says(/generated \(\d+ ms\)\n/);
  expect(own).toMatch(/^charts\/greeting\/chart: generated \(\d+ ms\)\n$/);
  expect(made.read(configMap)).toContain("Sincerely");

  // A file that both import.
  put(made, "shared/word.ts", shared.replace("Hello", "Good day"));
  const both = await watching.says(/(?:generated[\s\S]*){2}\n/);
  expect(both).toContain("charts/greeting/chart: generated");
  expect(both).toContain("charts/other/chart: generated");
  expect(made.read("charts/other/chart/values.yaml")).toContain("greeting: Good day");

  // A case that is new, and one that goes.
  made.write("charts/other/cases/more/values.yaml", "greeting: Hi\n");
  await watching.says(/charts\/other\/chart: generated/);
  expect(made.read("charts/other/cases/more/manifests.yaml")).toContain("greeting: Hi");

  // A mistake is told of, leaves the chart as it was, and is over once it is mended.
  put(made, "charts/greeting/chart.ts", source.replace("defineChart({", "defineChart({ ]"));
  const failed = await watching.says(/charts\/greeting\/chart: failed \(\d+ ms\)\n/);
  expect(failed).toContain("error CW1004  charts/greeting/chart.ts");
  expect(made.read(configMap)).toContain("Sincerely");
  put(made, "charts/greeting/chart.ts", source);
  await watching.says(/charts\/greeting\/chart: generated/);
  expect(made.read(configMap)).toContain("Yours");

  // A chart that is taken away is a mistake as well.
  rmSync(join(made.folder, "charts/other"), { recursive: true });
  await watching.says(/charts\/other\/chart: failed/);

  const ended = waitFor(watching.process, "exit", "it did not end by SIGINT");
  watching.process.kill("SIGINT");
  expect(await ended).toEqual([0, null]);
});

test("--watch and --check exclude each other", () => {
  const { code, stderr } = project(greeting()).chartwright("generate", "--watch", "--check");
  expect(code).toBe(2);
  expect(stderr).toContain("'--watch' cannot be used with option '--check'");
});

test("asks TypeScript beside, and says what does not fit once the chart is there", async () => {
  const chart = (text: string) => text.replace("values.greeting,", "values.greting,");
  const made = project(greeting({ chart }));
  const typescript = fileURLToPath(new URL("../../../node_modules/typescript", import.meta.url));
  symlinkSync(typescript, join(made.folder, "node_modules/typescript"));
  const watching = new Watching(made, { types: "" });
  await watching.says(/charts\/greeting\/chart: generated/);
  await watching.says(/error CW1010 {2}charts\/greeting\/chart\.ts:15:/);
});
