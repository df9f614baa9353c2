import { join, resolve } from "node:path";
import { archetype } from "../world/archetypes.ts";
import { exitCodes, shorter } from "../world/report.ts";
import { checkFree, checkName, putChart, scaffold, scaffoldAround } from "../world/scaffold.ts";
import { shellWord } from "../world/shell-word.ts";

export interface NewOptions {
  /** The folder of the charts. */
  readonly dir: string;
  /** One of our charts to start from. */
  readonly from?: string;
}

/** `chartwright new`: a chart's sources, from the templates or from one of ours, and the Helm chart that they give. */
export async function newChart(name: string, options: NewOptions): Promise<number> {
  checkName(name);
  const folder = resolve(options.dir, name);
  checkFree(folder);
  const { from } = options;
  const files = from === undefined ? scaffold(name) : [...scaffoldAround(name), ...archetype(from, name)];
  const code = await putChart(folder, files);
  if (code !== exitCodes.ok) return code;
  console.log(
    `\nNext:\n  edit ${shorter(join(folder, "chart.ts"))}\n  chartwright generate\n  chartwright validate`,
  );
  console.log(`  helm install ${name} ${shellWord(shorter(join(folder, "chart")))}`);
  return code;
}
