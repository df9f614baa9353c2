import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { executable } from "./cache.ts";
import { kubernetesVersions, newestMinor } from "./catalogue.ts";
import { readGoMod, runGo } from "./go.ts";
import { kubernetesDependencies } from "./kubernetes-dependencies.ts";
import { type GoRecipe, type Tool, ToolError } from "./tool.ts";

/** Builds a tool's programs with Go into `<scratch>/bin` and returns that folder. */
export async function build(tool: Tool, recipe: GoRecipe, scratch: string): Promise<string> {
  const bin = join(scratch, "bin");
  const source = join(scratch, "source");
  mkdirSync(bin, { recursive: true });
  mkdirSync(source, { recursive: true });
  const goMod = await readGoMod(tool, `${recipe.module}@${recipe.version}`, source);
  const tags = recipe.tags === undefined ? [] : ["-tags", recipe.tags.join(",")];
  const flags = ["-trimpath", ...tags, "-ldflags", linkerFlags(recipe, goMod)];
  if (recipe.kind === "install") {
    const packages = Object.keys(recipe.packages).map((path) => `${path}@${recipe.version}`);
    await runGo(tool, ["install", ...flags, ...packages], { cwd: source, env: { GOBIN: bin } });
    return bin;
  }
  const { likeKubernetes, main, packages } = recipe;
  if (main !== undefined) writeFileSync(join(source, "main.go"), main);
  const [[path, file] = ["", ""], ...others] = Object.entries(packages);
  // One command for all of them: Go links one program while it compiles another.
  const output = others.length > 0 ? `${bin}/` : join(bin, executable(file));
  const paths = [path, ...others.map(([other]) => other)];
  const buildWith = async (replacements: Readonly<Record<string, string>>) => {
    writeFileSync(
      join(source, "go.mod"),
      wrapperModule(recipe, goMod, { ...replacements, ...recipe.replace?.(goMod) }),
    );
    await runGo(tool, ["build", "-mod=mod", ...flags, "-o", output, ...paths], { cwd: source });
  };
  if (likeKubernetes === undefined) {
    await buildWith({});
    return bin;
  }
  const version = kubernetesVersions[newestMinor];
  const ofKubernetes = await readGoMod(tool, `k8s.io/kubernetes@${version}`, source);
  const shared = kubernetesDependencies(ofKubernetes, version, [recipe.module, ...likeKubernetes.except]);
  try {
    await buildWith(shared);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    // What it shares with Kubernetes only saves time: a version that does not fit is no reason to be without the tool.
    rmSync(join(source, "go.sum"), { force: true });
    await buildWith({});
  }
  return bin;
}

/**
 * The go.mod of a module that only requires what is built. Which versions of everything else are taken follows from the
 * go.mod of that one version and from the replacements, and Go's checksum database vouches for their content.
 */
export function wrapperModule(
  recipe: GoRecipe,
  goMod: string,
  replacements: Readonly<Record<string, string>>,
): string {
  const go = /^go (\S+)$/m.exec(goMod)?.[1] ?? "1.26.0";
  return [
    "module chartwright.invalid/tools",
    "",
    `go ${go}`,
    "",
    `require ${recipe.module} ${recipe.version}`,
    "",
    ...Object.entries(replacements).map(([path, version]) => `replace ${path} => ${path} ${version}`),
    "",
  ].join("\n");
}

function linkerFlags(recipe: GoRecipe, goMod: string): string {
  const settings = Object.entries(recipe.settings?.(goMod) ?? {});
  return ["-s", "-w", ...settings.map(([name, value]) => `-X ${name}=${value}`)].join(" ");
}
