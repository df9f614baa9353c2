import type { Place } from "@chartwright/diagnostics";
import type { ChartFiles } from "../chart-files.ts";

/** The template that an object came from, by its `# Source:` comment: `web/templates/x.yaml`. */
export function templatePlace({ folder }: ChartFiles, source: string | undefined): Place | undefined {
  return source === undefined ? undefined : { file: `${folder}/${source.split("/").slice(1).join("/")}` };
}
