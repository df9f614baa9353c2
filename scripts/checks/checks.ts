import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runProgram } from "../../packages/cluster/src/index.ts";
import { cacheFolder } from "../tools/cache.ts";
import { ensureTools } from "../tools/ensure-tools.ts";
import { checkBenchDoc } from "./bench-doc.ts";
import { checkChartVersions } from "./chart-versions.ts";
import { checkCycles } from "./cycles.ts";
import { checkLayers } from "./layers.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const bin = (name: string) => join(root, "node_modules/.bin", name);

/** A check of the repository: what is wrong, or nothing. */
export interface Check {
  readonly name: string;
  readonly run: () => Promise<string | undefined>;
}

function command(name: string, file: string, ...args: readonly string[]): Check {
  return { name, run: () => output(file, args) };
}

function valid(shard: string): Check {
  const args = ["validate", "--referee", "--shard", shard];
  return command(`every chart is valid (${shard})`, bin("node"), "scripts/chartwright.ts", ...args);
}

async function output(file: string, args: readonly string[]): Promise<string | undefined> {
  // What the Helms and kubeconform have said of the same chart, values and minor, they need not say again; and another
  // check asks for the types of all.
  const env = { CHARTWRIGHT_ANSWERS: join(cacheFolder(), "answers"), CHARTWRIGHT_TYPES: "off" };
  const { code, output: said } = await runProgram(file, args, { cwd: root, seconds: 600, env });
  return code === 0 ? undefined : said;
}

/** What CI asks of the repository besides its tests. */
export const checks: readonly Check[] = [
  // It takes longest, and has one thread: two parts of it, for two processors.
  valid("1/2"),
  valid("2/2"),
  command("the types fit", bin("tsc"), "--noEmit"),
  command("the style is ours", bin("biome"), "ci", "--colors=off", "--reporter=summary", "."),
  {
    name: "imports go in the design's direction",
    run: async () => checkLayers(root).join("\n") || undefined,
  },
  {
    name: "no module imports itself through others",
    run: async () => checkCycles(root).join("\n") || undefined,
  },
  command("nothing exported is dead", bin("knip")),
  command("what is generated is up to date", bin("node"), "scripts/chartwright.ts", "generate", "--check"),
  {
    name: "versions of charts say what changed since the last published one",
    run: async () => {
      const { problems, notes } = checkChartVersions(root, bin("node"));
      for (const note of notes) console.log(`       ${note}`);
      return problems.join("\n") || undefined;
    },
  },
  command("the rules are listed and described", bin("node"), "scripts/rules.ts", "--check"),
  command("the schemas are those that were made", bin("node"), "scripts/schemas-sync.ts", "--check"),
  {
    name: "the bench of validate is about what there is",
    run: async () => checkBenchDoc(root).join("\n") || undefined,
  },
  {
    name: "the workflows are valid",
    run: async () => output((await ensureTools(["actionlint"])).actionlint, ["-color=false"]),
  },
];
