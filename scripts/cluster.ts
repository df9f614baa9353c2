// pnpm cluster up|down|status [--minor 1.37]: a Kubernetes API server on this machine, for trying things out.
import { ClusterError } from "../packages/cluster/src/index.ts";
import { type Command, parseArguments, usage } from "./cluster/arguments.ts";
import { down } from "./cluster/down.ts";
import { status } from "./cluster/status.ts";
import { up } from "./cluster/up.ts";
import { ToolError } from "./tools/tool.ts";

const commands: Readonly<Record<Command, typeof up>> = { up, down, status };
const wanted = parseArguments(process.argv.slice(2));
if (wanted === "help") {
  console.log(usage);
} else if ("problem" in wanted) {
  console.error(`error: ${wanted.problem}\n${usage}`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await commands[wanted.command](wanted.minor);
  } catch (error) {
    if (!(error instanceof ToolError || error instanceof ClusterError)) throw error;
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  }
}
