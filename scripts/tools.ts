// pnpm tools [names…]: sets up the named tools, or all of them, and prints the version, the path and the source of each.
import { toolNames, tools, usualTools } from "./tools/catalogue.ts";
import { locateTools } from "./tools/ensure-tools.ts";
import { sources } from "./tools/sources.ts";
import { ToolError, type ToolName } from "./tools/tool.ts";

const names = process.argv.slice(2);
const onDemand = toolNames.filter((name) => !usualTools.includes(name));
const unknown = names.filter((name) => !toolNames.includes(name as ToolName));
if (names.includes("--help") || names.includes("-h")) {
  console.log(
    `usage: pnpm tools [names…]\n\nnames: ${toolNames.join(", ")}\n\nWithout names, those that npm test needs: all but ${onDemand.join(", ")}.\nCHARTWRIGHT_TOOLS chooses where they come from: ${sources.join(",")} by default.`,
  );
} else if (unknown.length > 0) {
  console.error(
    `error: no tool is called ${unknown.join(", ")}.\n  fix: name one of ${toolNames.join(", ")}.`,
  );
  process.exitCode = 2;
} else {
  try {
    const wanted = names.length > 0 ? (names as ToolName[]) : usualTools;
    for (const { tool, path, source, origin } of await locateTools(wanted.map((name) => tools[name]))) {
      const from = origin === undefined ? source : `${source} (${origin})`;
      console.log(`${tool.name}\t${tool.version}\t${path}\t${from}`);
    }
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  }
}
