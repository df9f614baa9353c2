import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import Handlebars from "handlebars";
import { packageFolder, version } from "../package.ts";
import { putFolder } from "../world/folder.ts";
import { exitCodes, shorter } from "../world/report.ts";
import { UsageError } from "../world/usage-error.ts";
import { generate } from "./generate.ts";

const templates = fileURLToPath(new URL("templates/new", packageFolder));

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
  if (isThisRepository()) link();
  const code = await generate([folder], {});
  if (code !== exitCodes.ok) {
    rmSync(folder, { recursive: true, force: true });
    return code;
  }
  console.log(
    `\nNext:\n  edit ${shorter(join(folder, "chart.ts"))}\n  chartwright generate\n  chartwright validate`,
  );
  console.log(`  helm install ${name} ${shorter(join(folder, "chart"))}`);
  return code;
}

/** What the templates of a chart's files are filled in with. */
function sources(name: string) {
  const data = isThisRepository()
    ? { name, scope: "@chartwright-charts", range: "workspace:^", kinds: "catalog:" }
    : { name, scope: "@charts", range: `^${version()}`, kinds: "^5.1.0" };
  const files = readdirSync(templates, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".hbs"),
  );
  // This repository's own tsconfig.json takes every chart.
  const wanted = files.filter((file) => !isThisRepository() || file !== "tsconfig.json.hbs");
  return wanted.map((file) => ({
    path: file.replaceAll("\\", "/").replace(/\.hbs$/, ""),
    text: Handlebars.compile(readFileSync(join(templates, file), "utf8"), { noEscape: true })(data),
  }));
}

/** Makes a new package of the workspace known to it. */
function link(): void {
  const ended = spawnSync("pnpm", ["install", "--reporter=silent"], { stdio: "inherit" });
  if (ended.status !== 0)
    throw new UsageError("pnpm could not link the new package.", "Run: npx pnpm install");
}

/** Whether the working directory is the repository of this command, whose charts take it from the workspace. */
function isThisRepository(): boolean {
  return existsSync(resolve("pnpm-workspace.yaml")) && existsSync(resolve("packages/cli/src/main.ts"));
}
