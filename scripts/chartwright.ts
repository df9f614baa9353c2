// pnpm chartwright …: the command as it stands in this checkout, with the real programs that it calls.
import { enableCompileCache } from "node:module";
import { delimiter } from "node:path";
import { ensureTools } from "./tools/ensure-tools.ts";
import { ToolError } from "./tools/tool.ts";

// What is loaded after this is compiled once a machine, not once a run.
enableCompileCache();
const { main } = await import("../packages/cli/src/main.ts");
const argv = process.argv.slice(2);
try {
  if (argv[0] === "validate" && argv.includes("--referee")) {
    const { helm4, helm3, kubeconform } = await ensureTools(["helm4", "helm3", "kubeconform"]);
    process.env.CHARTWRIGHT_HELM ??= [helm4, helm3].join(delimiter);
    process.env.CHARTWRIGHT_KUBECONFORM ??= kubeconform;
  }
  process.exitCode = await main(argv);
} catch (error) {
  if (!(error instanceof ToolError)) throw error;
  console.error(`error: ${error.message}`);
  process.exitCode = 1;
}
