/**
 * Renders every chart of the folders given with real helm and with the engine, with its defaults and with each of its
 * `ci/*-values.yaml`, and compares what both print or why both refuse.
 *
 *   node scripts/bench/engine-parity.ts --helm3 PATH --helm4 PATH FOLDER_OF_CHARTS...
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { type HelmMajor, loadChart, loadCrypto, renderChart } from "../../packages/engine/src/index.ts";
import { readFolder } from "./engine-folder.ts";

interface Outcome {
  readonly text: string | undefined;
  readonly error: string;
}

const { values: flags, positionals } = parseArgs({
  options: {
    helm3: { type: "string" },
    helm4: { type: "string" },
    only: { type: "string" },
    verbose: { type: "boolean" },
  },
  allowPositionals: true,
});

const helms: readonly (readonly [HelmMajor, string])[] = [
  ...(flags.helm3 === undefined ? [] : [[3, flags.helm3] as const]),
  ...(flags.helm4 === undefined ? [] : [[4, flags.helm4] as const]),
];

const environment = { crypto: await loadCrypto() };

function chartsIn(folder: string): string[] {
  if (existsSync(join(folder, "Chart.yaml"))) return [folder];
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => existsSync(join(path, "Chart.yaml")));
}

function valuesOf(chart: string): (string | undefined)[] {
  const folder = join(chart, "ci");
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)) : [];
  return [undefined, ...files.map((name) => join(folder, name))];
}

function real(helm: string, chart: string, values: string | undefined): Outcome {
  const args = ["template", "rel", chart, "-n", "ns", ...(values === undefined ? [] : ["-f", values])];
  const { status, stdout, stderr } = spawnSync(helm, args, {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, TZ: "UTC" },
  });
  if (status === 0) return { text: stdout, error: "" };
  const error = stderr
    .slice(stderr.indexOf("Error: ") + "Error: ".length)
    .replace("\n\nUse --debug flag to render out invalid YAML", "");
  return { text: undefined, error: error.trim() };
}

function ours(major: HelmMajor, folder: string, values: string | undefined): Outcome {
  const { chart, diagnostics } = loadChart(readFolder(folder), major);
  if (chart === undefined) return { text: undefined, error: diagnostics[0]?.message ?? "" };
  const files = values === undefined ? [] : [readFileSync(values, "utf8")];
  const rendered = renderChart(chart, {
    helm: major,
    name: "rel",
    namespace: "ns",
    values: files,
    environment,
  });
  if (rendered.manifests !== undefined) return { text: rendered.manifests, error: "" };
  return { text: undefined, error: (rendered.diagnostics[0]?.message ?? "").trim() };
}

function firstDifference(expected: Outcome, found: Outcome): string | undefined {
  if (expected.text === found.text && expected.error === found.error) return undefined;
  if (expected.text === undefined || found.text === undefined) {
    return `helm: ${expected.text === undefined ? expected.error : "renders"}\n      engine: ${found.text === undefined ? found.error : "renders"}`;
  }
  const a = expected.text.split("\n");
  const b = found.text.split("\n");
  const at = a.findIndex((line, index) => line !== b[index]);
  return `line ${at + 1}\n      helm:   ${JSON.stringify(a[at])}\n      engine: ${JSON.stringify(b[at])}`;
}

/** Whether the engine differs in lines only in which helm differs from itself: passwords, salts and certificates. */
function differsByChance(expected: Outcome, again: Outcome, found: Outcome): boolean {
  if (expected.text === undefined || again.text === undefined || found.text === undefined) return false;
  const [a, b, c] = [expected.text, again.text, found.text].map((text) => text.split("\n"));
  if (a === undefined || b === undefined || a.length !== b.length || a.length !== c?.length) return false;
  return a.every((line, at) => line === c[at] || line !== b[at]);
}

let equal = 0;
let byChance = 0;
let refused = 0;
const differences: string[] = [];
for (const chart of positionals.flatMap(chartsIn)) {
  if (flags.only !== undefined && !chart.includes(flags.only)) continue;
  for (const values of valuesOf(chart)) {
    for (const [major, path] of helms) {
      const expected = real(path, chart, values);
      let difference: string | undefined;
      try {
        difference = firstDifference(expected, ours(major, chart, values));
      } catch (error) {
        difference = `engine threw: ${(error as Error).stack}`;
      }
      if (
        difference !== undefined &&
        differsByChance(expected, real(path, chart, values), ours(major, chart, values))
      ) {
        byChance++;
      } else if (difference === undefined) {
        equal++;
        if (expected.text === undefined) refused++;
      } else
        differences.push(
          `${basename(chart)} · ${values === undefined ? "defaults" : basename(values)} · helm ${major}: ${difference}`,
        );
    }
  }
}
for (const difference of differences) console.log(`  ${difference}`);
console.log(
  `${equal + byChance} of ${equal + byChance + differences.length} equal: ${byChance} of them but for what is by chance, ${refused} refused by both with the same reason`,
);
process.exitCode = differences.length === 0 ? 0 : 1;
