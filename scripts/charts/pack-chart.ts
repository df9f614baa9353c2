import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { ChartError, type ChartUnderTrial } from "../../packages/cluster/src/index.ts";
import { printPretty } from "../../packages/diagnostics/src/index.ts";
import { packageChart } from "../../packages/publisher/src/index.ts";

/** The archive that `chartwright publish` would make of a chart, written into a folder: what its users install. */
export async function packChart({ name, folder }: ChartUnderTrial, into: string): Promise<string> {
  const { version } = parse(readFileSync(join(folder, "Chart.yaml"), "utf8"));
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: file.slice(folder.length + 1), content: readFileSync(file) }));
  const { archive, diagnostics } = await packageChart({ name, version, files });
  if (archive === undefined) throw new ChartError(printPretty(diagnostics));
  const file = join(into, `published-${archive.file}`);
  writeFileSync(file, archive.content);
  return file;
}
