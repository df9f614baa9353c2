import { children } from "../expr/children.ts";
import type { Helper, Node, Resource } from "../expr/node.ts";
import type { ChartModel } from "./chart-model.ts";

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
    ...model.resources.flatMap(partsOf),
    ...model.rules.flatMap(({ cond, message }) => [cond, message]),
    ...(model.notes === undefined ? [] : [model.notes]),
  ].flatMap(below);
}

/** What a resource is made of: what it loops over, its condition and its body. */
export function partsOf({ loop, cond, body }: Resource): readonly Node[] {
  return [loop?.over, cond, body].filter((node) => node !== undefined);
}
