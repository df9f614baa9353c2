import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./temporary.ts";

/** A chart that has another under each of the names, so that one run of helm renders it as many times. */
export function parentChart(
  chart: { readonly path: string; readonly name: string; readonly version: string },
  aliases: readonly string[],
): string {
  const { path, name, version } = chart;
  const folder = temporaryFolder();
  cpSync(path, join(folder, "charts", name), { recursive: true });
  const dependencies = aliases.map((alias) => ({ name, version, repository: "", alias }));
  const metadata = { apiVersion: "v2", name: "covering", version: "1.0.0", dependencies };
  writeFileSync(join(folder, "Chart.yaml"), JSON.stringify(metadata));
  return folder;
}
