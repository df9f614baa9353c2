import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { WaiversFile } from "@chartwright/validator";
import { shorter } from "./report.ts";

/** The `waivers.yaml` of a chart: beside its `chart.ts`, or in the folder of a chart that has none. */
export function readWaiversFile(folder: string): WaiversFile | undefined {
  const path = join(folder, "waivers.yaml");
  return existsSync(path) ? { file: shorter(path), text: readFileSync(path, "utf8") } : undefined;
}
