import { children } from "../expr/children.ts";
import type { Helper } from "../expr/helper.ts";
import type { Node } from "../expr/node.ts";
import type { ChartModel } from "./define-chart.ts";

/** Every node of a chart, those of its helpers once. */
export function nodesOf(model: Pick<ChartModel, "resources" | "rules" | "notes">): readonly Node[] {
  const seen = new Set<Helper>();
  const below = (node: Node): readonly Node[] => {
    if (node.kind !== "include") return [node, ...children(node).flatMap(below)];
    if (seen.has(node.helper)) return [node];
    seen.add(node.helper);
    return [node, ...below(node.helper.body)];
  };
  return [
    ...model.resources.flatMap(({ body, cond }) => (cond === undefined ? [body] : [body, cond])),
    ...model.rules.flatMap(({ cond, message }) => [cond, message]),
    ...(model.notes === undefined ? [] : [model.notes]),
  ].flatMap(below);
}
