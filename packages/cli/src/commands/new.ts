import { join, resolve } from "node:path";
import { exitCodes, shorter } from "../world/report.ts";
import { checkFree, checkName, putChart, scaffold } from "../world/scaffold.ts";

/** `chartwright new`: a chart's sources from the templates, and the Helm chart that they give. */
export async function newChart(name: string, options: { readonly dir: string }): Promise<number> {
  checkName(name);
  const folder = resolve(options.dir, name);
  checkFree(folder);
  const code = await putChart(folder, scaffold(name));
  if (code !== exitCodes.ok) return code;
  console.log(
    `\nNext:\n  edit ${shorter(join(folder, "chart.ts"))}\n  chartwright generate\n  chartwright validate`,
  );
  console.log(`  helm install ${name} ${shorter(join(folder, "chart"))}`);
  return code;
}
