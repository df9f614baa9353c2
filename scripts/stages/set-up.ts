import { clusterTools, testTools } from "../test/provided.ts";
import { newestMinor, oldestMinor } from "../tools/catalogue.ts";
import { ensureTools } from "../tools/ensure-tools.ts";
import type { ToolName } from "../tools/tool.ts";
import type { StageName } from "./arguments.ts";
import type { StageResult } from "./stage.ts";

const needed: Readonly<Record<StageName, readonly ToolName[]>> = {
  checks: ["helm3", "helm4", "kubeconform", "actionlint"],
  unit: testTools,
  cluster: ["etcd", "kwok", `kubernetes@${newestMinor}`, ...testTools, ...clusterTools],
  charts: [
    "etcd",
    "kwok",
    `kubernetes@${newestMinor}`,
    `kubernetes@${oldestMinor}`,
    ...testTools,
    ...clusterTools,
  ],
};

/** Makes the programs that the stages run, so that no test is charged for it. */
export async function setUp(stages: readonly StageName[]): Promise<StageResult> {
  const start = performance.now();
  await ensureTools(stages.flatMap((stage) => needed[stage]));
  const seconds = (performance.now() - start) / 1000;
  return { name: "set-up", passed: 0, failed: 0, skipped: 0, seconds, times: [], failures: [] };
}
