import type { GoRecipe, Tool } from "./tool.ts";

/** Whether a tool's build finds compiled what another's has compiled, and so does well to wait for it. */
export function sharesCompilation(tool: Tool, other: Tool, kubernetes: Tool): boolean {
  const [mine, theirs] = [goRecipe(tool), goRecipe(other)];
  if (mine === undefined || theirs === undefined) return false;
  const sameModule = mine.module === theirs.module && mine.version === theirs.version;
  return sameModule || (mine.likeKubernetes !== undefined && other === kubernetes);
}

/** Those for which most others wait first, so that these can start early; else the given order. */
export function inBuildOrder(tools: readonly Tool[], kubernetes: Tool): readonly Tool[] {
  const dependents = (tool: Tool) =>
    tools.filter((other) => other !== tool && sharesCompilation(other, tool, kubernetes)).length;
  return tools.toSorted((a, b) => dependents(b) - dependents(a));
}

function goRecipe({ recipe }: Tool): GoRecipe | undefined {
  return recipe.kind === "debian" ? undefined : recipe;
}
