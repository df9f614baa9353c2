import type { Node } from "../expr/node.ts";
import type { ChartModel } from "./chart-model.ts";
import { nodesOf } from "./nodes.ts";

/** Whether a chart, or one that it depends on, needs Helm's template language for its meaning. */
export function usesTemplates(model: ChartModel): boolean {
  return (
    model.rawTemplates.length > 0 ||
    nodesOf(model).some(isTemplate) ||
    Object.values(model.dependencies).some((dependency) => usesTemplates(dependency.model))
  );
}

function isTemplate(node: Node): boolean {
  return node.kind === "raw" || (node.kind === "call" && (node.fn === "toYaml" || node.fn === "tpl"));
}
