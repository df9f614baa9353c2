import { children, type Node, type VariableNode } from "@chartwright/model";
import { byTree, type Held, type LinePart, type Trees } from "./tree.ts";

/** What a tree prints itself, and the trees below it. */
interface Parts {
  readonly nodes: readonly Node[];
  readonly below: readonly Trees[];
}

export const partsOf = byTree<void, Parts>({
  field: ({ key, held }) => ({
    nodes: [...(typeof key === "string" ? [] : [key]), ...nodesOf(held)],
    below: held.kind === "nested" ? [held.body] : [],
  }),
  item: ({ held }) => ({ nodes: nodesOf(held), below: held.kind === "nested" ? [held.body] : [] }),
  insert: ({ node }) => ({ nodes: [node], below: [] }),
  if: ({ cond, then, otherwise }) => ({ nodes: [cond], below: otherwise ? [then, otherwise] : [then] }),
  with: ({ of, then, otherwise }) => ({ nodes: [of], below: otherwise ? [then, otherwise] : [then] }),
  range: ({ over, body }) => ({ nodes: [over], below: [body] }),
  let: ({ value, body }) => ({ nodes: [value], below: [body] }),
  set: ({ variable }) => ({ nodes: [variable], below: [] }),
  say: ({ node }) => ({ nodes: [node], below: [] }),
  fail: ({ node }) => ({ nodes: [node], below: [] }),
  text: ({ body }) => ({ nodes: [], below: [body] }),
  line: ({ parts }) => ({ nodes: parts.filter(isNode), below: [parts.filter((part) => isText(part))] }),
  separator: () => ({ nodes: [], below: [] }),
});

function nodesOf(held: Held): readonly Node[] {
  return held.kind === "scalar" ? [held.node] : [];
}

function isText(part: LinePart): part is Extract<LinePart, { readonly simple: boolean }> {
  return typeof part === "object" && "simple" in part;
}

function isNode(part: LinePart): part is Node {
  return typeof part === "object" && !("simple" in part);
}

/** Whether trees print a variable. */
export function mention(trees: Trees, variable: VariableNode): boolean {
  const isIn = (node: Node): boolean => node === variable || children(node).some(isIn);
  return trees.some((tree) => {
    const { nodes, below } = partsOf(tree);
    return nodes.some(isIn) || below.some((inner) => mention(inner, variable));
  });
}
