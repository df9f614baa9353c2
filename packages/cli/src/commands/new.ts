import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import Handlebars from "handlebars";
import { version } from "../main.ts";
import { putFolder } from "../world/folder.ts";
import { exitCodes, shorter } from "../world/report.ts";
import { UsageError } from "../world/usage-error.ts";
import { generate } from "./generate.ts";

const templates = fileURLToPath(new URL("../../templates/new", import.meta.url));

/** `chartwright new`: a chart's sources from the templates, and the Helm chart that they give. */
export async function newChart(name: string, options: { readonly dir: string }): Promise<number> {
  if (!/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name) || name.length > 50) {
    throw new UsageError(
      `"${name}" is no name of a chart.`,
      "Use at most 50 lower-case letters, digits and hyphens, a letter first.",
    );
  }
  const folder = resolve(options.dir, name);
  if (existsSync(folder))
    throw new UsageError(`${shorter(folder)} is there already.`, "Choose another name.");
  putFolder(folder, sources(name));
  console.log(`${shorter(folder)}: made from the template`);
  const code = await generate([folder], {});
  if (code === exitCodes.ok) {
    console.log(
      `\nNext:\n  edit ${shorter(join(folder, "chart.ts"))}\n  chartwright generate\n  chartwright validate`,
    );
    console.log(`  helm install ${name} ${shorter(join(folder, "chart"))}`);
  }
  return code;
}

function sources(name: string) {
  const data = { name, range: isThisRepository() ? "workspace:^" : `^${version()}` };
  return readdirSync(templates, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".hbs"))
    .map((file) => ({
      path: file.replaceAll("\\", "/").replace(/\.hbs$/, ""),
      text: Handlebars.compile(readFileSync(join(templates, file), "utf8"), { noEscape: true })(data),
    }));
}

/** Whether the working directory is the repository of this command, whose charts take it from the workspace. */
function isThisRepository(): boolean {
  return existsSync(resolve("pnpm-workspace.yaml")) && existsSync(resolve("packages/cli/src/main.ts"));
}
