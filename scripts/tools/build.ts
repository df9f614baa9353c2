import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { executable } from "./cache.ts";
import { downloadModule, runGo } from "./go.ts";
import type { GoRecipe, Tool } from "./tool.ts";

/** Builds a tool's programs with Go into `<scratch>/bin` and returns that folder. */
export async function build(tool: Tool, recipe: GoRecipe, scratch: string): Promise<string> {
  const bin = join(scratch, "bin");
  const source = join(scratch, "source");
  mkdirSync(bin, { recursive: true });
  mkdirSync(source, { recursive: true });
  const { goMod } = await downloadModule(tool, `${recipe.module}@${recipe.version}`, source);
  const tags = recipe.tags === undefined ? [] : ["-tags", recipe.tags.join(",")];
  const flags = ["-trimpath", ...tags, "-ldflags", linkerFlags(recipe, goMod)];
  if (recipe.kind === "install") {
    const packages = Object.keys(recipe.packages).map((path) => `${path}@${recipe.version}`);
    await runGo(tool, ["install", ...flags, ...packages], { cwd: source, env: { GOBIN: bin } });
    return bin;
  }
  writeFileSync(join(source, "go.mod"), wrapperModule(recipe, goMod));
  for (const [path, file] of Object.entries(recipe.packages)) {
    const output = join(bin, executable(file));
    await runGo(tool, ["build", "-mod=mod", ...flags, "-o", output, path], { cwd: source });
  }
  return bin;
}

/**
 * The go.mod of a module that only requires what is built. Which versions of everything else are taken
 * follows from the go.mod of that one version, and Go's checksum database vouches for their content.
 */
export function wrapperModule(recipe: GoRecipe, goMod: string): string {
  const go = /^go (\S+)$/m.exec(goMod)?.[1] ?? "1.26.0";
  const replacements = Object.entries(recipe.replace?.(goMod) ?? {});
  return [
    "module chartwright.invalid/tools",
    "",
    `go ${go}`,
    "",
    `require ${recipe.module} ${recipe.version}`,
    "",
    ...replacements.map(([path, version]) => `replace ${path} => ${path} ${version}`),
    "",
  ].join("\n");
}

function linkerFlags(recipe: GoRecipe, goMod: string): string {
  const settings = Object.entries(recipe.settings?.(goMod) ?? {});
  return ["-s", "-w", ...settings.map(([name, value]) => `-X ${name}=${value}`)].join(" ");
}
