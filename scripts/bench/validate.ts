/**
 * Times `chartwright validate` beside the usual pipeline of a shell: `helm lint` and `helm template` for each case,
 * kubeconform for each Kubernetes minor, kube-linter where it is on PATH. All in one run, one after the other.
 *
 *   pnpm bench:validate [--write] [--runs N]
 *
 * `--write` puts the table into docs/bench.md.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import {
  knownMinors,
  kubeconformSchemas,
  kubernetesTargets,
} from "../../packages/cli/src/world/kubernetes.ts";
import { readProjectSchemas } from "../../packages/cli/src/world/project-schemas.ts";
import { ensureTools } from "../tools/ensure-tools.ts";
import { type Measured, type Row, tableOf } from "./validate-table.ts";

// What stands beside it does not ask TypeScript either.
process.env.CHARTWRIGHT_TYPES = "off";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { values: flags } = parseArgs({ options: { write: { type: "boolean" }, runs: { type: "string" } } });
const runs = Number(flags.runs ?? 1);
const scratch = mkdtempSync(join(tmpdir(), "chartwright-bench-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

const tools = await ensureTools(["helm3", "helm4", "kubeconform"]);
const minors = knownMinors();
const schemas = kubernetesTargets(
  minors,
  readProjectSchemas(),
)([]).map((target) => [target.minor, kubeconformSchemas(target)] as const);
const kubeLinter = spawnSync("kube-linter", ["version"]).status === 0;

/** Every chart as anyone's: its files, its cases, its waivers. */
const charts = readdirSync(join(root, "charts")).filter((name) =>
  existsSync(join(root, "charts", name, "chart/Chart.yaml")),
);
for (const name of charts) {
  const from = join(root, "charts", name);
  cpSync(join(from, "chart"), join(scratch, name), { recursive: true });
  for (const part of ["cases", "waivers.yaml"])
    if (existsSync(join(from, part)))
      cpSync(join(from, part), join(scratch, name, part), { recursive: true });
}
const cases = charts.flatMap((name) =>
  readdirSync(join(scratch, name, "cases")).map((each) => ({
    chart: join(root, "charts", name, "chart"),
    values: join(scratch, name, "cases", each, "values.yaml"),
  })),
);

/** The usual pipeline, with one helm. It goes on where something is wrong, and counts that. */
function pipeline(helm: string): string {
  const lines = cases.flatMap(({ chart, values }) => [
    `'${helm}' lint --strict '${chart}' --values '${values}' >/dev/null 2>&1 || failed=$((failed+1))`,
    `'${helm}' template my-release '${chart}' --values '${values}' >'${scratch}/out.yaml' || failed=$((failed+1))`,
    ...schemas.map(
      ([minor, location]) =>
        `'${tools.kubeconform}' -strict -kubernetes-version ${minor}.0 -schema-location '${location}' '${scratch}/out.yaml' >/dev/null || failed=$((failed+1))`,
    ),
    ...(kubeLinter ? [`kube-linter lint '${scratch}/out.yaml' >/dev/null 2>&1`] : []),
  ]);
  return lines.join("\n");
}

const peak = join(scratch, "peak");
/** Leaves the most memory that the process had. */
const tellPeak = `data:text/javascript,import{writeFileSync}from"node:fs";process.on("exit",()=>writeFileSync(${JSON.stringify(peak)},String(process.resourceUsage().maxRSS)))`;

function chartwright(...args: readonly string[]): string {
  const command = [join(root, "scripts/chartwright.ts"), "validate", ...args].map((each) => `'${each}'`);
  return `'${process.execPath}' --import '${tellPeak}' ${command.join(" ")} >/dev/null`;
}

/** The best of the runs, by the time of the processors: what else the machine does must not count. */
function measure(script: string): Measured {
  const all = Array.from({ length: runs }, () => once(script));
  return all.reduce((best, each) => (each.cpu < best.cpu ? each : best));
}

function once(script: string): Measured {
  rmSync(peak, { force: true });
  const file = join(scratch, "run.sh");
  writeFileSync(file, `TIMEFORMAT='TIMES %R %U %S'\ntime (\n${script}\n)`);
  const ended = spawnSync("bash", [file], { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
  const [, wall, user, system] = /TIMES ([\d.]+) ([\d.]+) ([\d.]+)/.exec(ended.stderr) ?? [];
  if (ended.status !== 0)
    throw new Error(`A chart of ours was found wanting:\n${ended.stderr.slice(0, 2000)}`);
  return {
    wall: Number(wall),
    cpu: Number(user) + Number(system),
    peak: existsSync(peak) ? Number(readFileSync(peak, "utf8")) / 1024 : undefined,
  };
}

const usual = ["failed=0", ...[tools.helm3, tools.helm4].map(pipeline), "exit $((failed > 0))"].join("\n");
const rows: readonly Row[] = [
  { what: "the usual pipeline, with Helm 3 and with Helm 4", ...measure(usual) },
  {
    what: "`chartwright validate`, the charts as anyone's",
    ...measure(chartwright(...charts.map((name) => join(scratch, name)))),
  },
  { what: "`chartwright validate`, with the proof of every branch", ...measure(chartwright()) },
];
const table = tableOf(rows, {
  charts: charts.length,
  cases: cases.length,
  minors,
  kubeLinter,
  processors: availableParallelism(),
});
console.log(table);
if (flags.write === true) {
  const path = join(root, "docs/bench.md");
  writeFileSync(path, `# How long it takes\n\nMade by \`pnpm bench:validate --write\`.\n\n${table}`);
}
