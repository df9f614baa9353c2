import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import Handlebars from "handlebars";
import { generate } from "../commands/generate.ts";
import { packageFolder, version } from "../package.ts";
import { putFolder, type TextFile } from "./folder.ts";
import { exitCodes, shorter } from "./report.ts";
import { UsageError } from "./usage-error.ts";

const templates = fileURLToPath(new URL("templates/new", packageFolder));

/** Whether the working directory is the repository of this command, whose charts take it from the workspace. */
export function isThisRepository(): boolean {
  return existsSync(resolve("pnpm-workspace.yaml")) && existsSync(resolve("packages/cli/src/main.ts"));
}

/** Refuses a name that no chart can have. */
export function checkName(name: string): void {
  if (/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name) && name.length <= 50) return;
  throw new UsageError(
    `"${name}" is no name of a chart.`,
    "Use at most 50 lower-case letters, digits and hyphens, a letter first.",
  );
}

/** Refuses to write over what is there. */
export function checkFree(folder: string): void {
  if (existsSync(folder))
    throw new UsageError(`${shorter(folder)} is there already.`, "Choose another name.");
}

/** The files of a new chart, from the templates. */
export function scaffold(name: string): readonly TextFile[] {
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

/** Those of them that a chart needs whose sources come from elsewhere. */
export function scaffoldAround(name: string): readonly TextFile[] {
  return scaffold(name).filter(({ path }) => path === "package.json" || path === "tsconfig.json");
}

/**
 * Writes the sources of a chart, lets `check` look at them, and generates the Helm chart that they give. Where that
 * fails, nothing is left behind.
 */
export async function putChart(
  folder: string,
  files: readonly TextFile[],
  check: () => Promise<number> = async () => exitCodes.ok,
): Promise<number> {
  putFolder(folder, files);
  let code: number = exitCodes.findings;
  try {
    if (isThisRepository()) link();
    code = await check();
    if (code === exitCodes.ok) code = await generate([folder], {});
    return code;
  } finally {
    if (code !== exitCodes.ok) rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes a new package of the workspace known to it. */
function link(): void {
  const ended = spawnSync("pnpm", ["install", "--reporter=silent"], { stdio: "inherit" });
  if (ended.status !== 0)
    throw new UsageError("pnpm could not link the new package.", "Run: npx pnpm install");
}
