import { describeFailure } from "../../packages/cluster/src/index.ts";
import { parseArguments, type Wanted } from "../charts/arguments.ts";
import { tryAll } from "../charts/run.ts";
import type { StageResult } from "./stage.ts";

/** Tries every chart with each Helm on each minor, every pair of cases once, or one part of that. */
export async function runCharts(shard: Wanted["shard"]): Promise<StageResult> {
  const usual = parseArguments([]);
  if (usual === "help" || "problem" in usual) throw new Error("Bug: no arguments are refused.");
  const { cells, seconds } = await tryAll({ ...usual, shard });
  const nameOf = ({ row, column }: (typeof cells)[number]) => `${row}, ${column}`;
  const failures = cells
    .filter(({ outcome }) => outcome.failure !== undefined)
    .map((cell) => {
      const [message = "", repeat = ""] = describeFailure(cell).split("\n  repeat: ");
      return { name: nameOf(cell), message, repeat };
    });
  const times = cells.map((cell) => ({ name: nameOf(cell), seconds: cell.outcome.seconds }));
  const failed = failures.length;
  return { name: "charts", passed: cells.length - failed, failed, skipped: 0, seconds, times, failures };
}
