// pnpm bench:generate [CHARTS]: how long it takes to generate charts, beside cdk8s on the same objects, in one run.
// Both are as a user has them: ours packed as it would be published, cdk8s from npm, each in a temporary folder.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseAllDocuments } from "yaml";
import { pack } from "../../packages/cli/test/support/pack.ts";

// What stands beside it does not ask TypeScript either.
process.env.CHARTWRIGHT_TYPES = "off";

const root = fileURLToPath(new URL("../..", import.meta.url));
const count = Number(process.argv[2] ?? 100);
/** cdk8s starts a process for each chart, so that fewer of them tell as much. */
const theirCount = Math.min(count, 20);
const repeats = 3;
const work = mkdtempSync(join(tmpdir(), "chartwright-bench-"));

function seconds(run: () => void): number {
  const times = Array.from({ length: repeats }, () => {
    const start = performance.now();
    run();
    return (performance.now() - start) / 1000;
  });
  return times.sort((a, b) => a - b)[Math.floor(repeats / 2)] as number;
}

function install(folder: string, packages: readonly string[]): void {
  writeFileSync(join(folder, "package.json"), '{ "private": true }');
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--silent", ...packages], {
    cwd: folder,
    stdio: "inherit",
  });
}

/** As many copies of web-service, each under a name of its own, in a repository of a user's. */
async function ours(): Promise<string> {
  const folder = join(work, "ours");
  const archives = join(work, "archives");
  mkdirSync(folder);
  mkdirSync(archives);
  install(folder, await pack(archives));
  for (let index = 1; index <= count; index++) {
    const chart = join(folder, "charts", `web-${index}`);
    const given = (path: string) => !/\/(chart|node_modules)$/.test(path);
    cpSync(join(root, "charts/web-service"), chart, { recursive: true, filter: given });
    const source = readFileSync(join(chart, "chart.ts"), "utf8");
    writeFileSync(join(chart, "chart.ts"), source.replace('name: "web-service"', `name: "web-${index}"`));
  }
  return folder;
}

/** An app of cdk8s with the objects that web-service renders in its case `ha`, for `synth --format helm`. */
function theirs(): string {
  const folder = join(work, "theirs");
  mkdirSync(folder);
  install(folder, ["cdk8s@2", "cdk8s-cli@2", "constructs@10"]);
  const manifests = readFileSync(join(root, "charts/web-service/cases/ha/manifests.yaml"), "utf8");
  const objects = parseAllDocuments(manifests).map((document) => document.toJS());
  writeFileSync(join(folder, "objects.json"), JSON.stringify(objects));
  const app = `const { App, Chart, ApiObject } = require("cdk8s");
const app = new App();
const chart = new Chart(app, "web");
require("./objects.json").forEach((object, index) => new ApiObject(chart, "object" + index, object));
app.synth();
`;
  writeFileSync(join(folder, "main.js"), app);
  writeFileSync(join(folder, "cdk8s.yaml"), "language: typescript\napp: node main.js\n");
  return folder;
}

/** From the moment that a `chart.ts` is saved until its chart is written, among all that are watched. */
async function changeUnderWatch(folder: string, args: readonly string[]): Promise<number> {
  const watching = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  const said = async (what: RegExp) => {
    for (let text = ""; !what.test(text); ) {
      const [chunk] = await once(watching.stdout, "data");
      text += chunk;
    }
  };
  await said(/Watching/);
  const file = join(folder, "charts/web-1/chart.ts");
  const source = readFileSync(file, "utf8");
  const times: number[] = [];
  for (let change = 1; change <= 15; change++) {
    const start = performance.now();
    writeFileSync(file, source.replace("A web service,", `A web service (${change}),`));
    await said(/generated \(\d+ ms\)/);
    times.push((performance.now() - start) / 1000);
  }
  watching.kill("SIGINT");
  await once(watching, "exit");
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] as number;
}

try {
  const [mine, other] = [await ours(), theirs()];
  const node = process.execPath;
  const bin = join(mine, "node_modules/chartwright/dist/bin.cjs");
  const generate = (...charts: string[]) => {
    execFileSync(node, [bin, "generate", ...charts], { cwd: mine, stdio: ["ignore", "ignore", "inherit"] });
  };
  const synth = () => {
    const args = [
      "synth",
      "--format",
      "helm",
      "--chart-api-version",
      "v2",
      "--chart-version",
      "0.1.0",
      "--output",
      "dist",
    ];
    execFileSync(join(other, "node_modules/.bin/cdk8s"), args, { cwd: other, stdio: "ignore" });
  };
  const oneOfOurs = seconds(() => generate("charts/web-1"));
  const allOfOurs = seconds(() => generate());
  const oneOfTheirs = seconds(synth);
  const allOfTheirs = seconds(() => {
    for (let index = 0; index < theirCount; index++) synth();
  });
  const oneChange = await changeUnderWatch(mine, [bin, "generate", "--watch"]);
  const row = (what: string, a: number, b: number, goal: string) =>
    `${what.padEnd(34)} ${a.toFixed(3)} s   ${b.toFixed(3)} s   ${(b / a).toFixed(1).padEnd(7)} ${goal}`;
  const each = allOfTheirs / theirCount;
  console.log(
    `medians; ${count} charts of ours in one process, ${theirCount} of cdk8s in as many, which has no watch\n`,
  );
  console.log(`${"".padEnd(34)} ours      cdk8s     ratio   goal`);
  console.log(row("one chart, from the command line", oneOfOurs, oneOfTheirs, "ratio above 1"));
  console.log(row("one of many charts", allOfOurs / count, each, "ratio of 10"));
  console.log(row(`all ${count} charts`, allOfOurs, each * count, `${((2 * count) / 100).toFixed(3)} s`));
  console.log(row("one change, watched", oneChange, oneOfTheirs, "0.100 s"));
} finally {
  rmSync(work, { recursive: true, force: true });
}
