// pnpm test:charts: installs, tests, upgrades and removes every chart on real API servers, and prints a table.
import { ChartError, ClusterError } from "../packages/cluster/src/index.ts";
import { parseArguments, usage } from "./charts/arguments.ts";
import { run } from "./charts/run.ts";
import { ToolError } from "./tools/tool.ts";

const wanted = parseArguments(process.argv.slice(2));
if (wanted === "help") {
  console.log(usage);
} else if ("problem" in wanted) {
  console.error(`error: ${wanted.problem}\n\n${usage}`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await run(wanted);
  } catch (error) {
    if (!(error instanceof ToolError || error instanceof ClusterError || error instanceof ChartError))
      throw error;
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  }
}
