import type { Node, VariableNode } from "@chartwright/model";

/** What the names mean at a place of a template. */
export interface Scope {
  /** The chart's name: the prefix of its helpers. */
  readonly chart: string;
  /** How the root is written: `.` until a `with` or `range` takes the dot. */
  readonly root: "." | "$";
  /** What the dot stands for within a `with`. */
  readonly dot: Node | undefined;
  readonly variables: ReadonlyMap<VariableNode, string>;
}

export function rootScope(chart: string): Scope {
  return { chart, root: ".", dot: undefined, variables: new Map() };
}

/** Within `with`, where the dot is `node`. */
export function withDot(scope: Scope, node: Node | undefined): Scope {
  return { ...scope, root: "$", dot: node };
}

/** Gives a variable a name that no other in scope has. */
export function declare(
  scope: Scope,
  variable: VariableNode,
): { readonly scope: Scope; readonly name: string } {
  const taken = new Set(scope.variables.values());
  let name = `$${variable.hint}`;
  for (let n = 2; taken.has(name); n++) name = `$${variable.hint}${n}`;
  return { name, scope: { ...scope, variables: new Map(scope.variables).set(variable, name) } };
}

/** What goes before `.Values` and its like. */
export function dollar({ root }: Scope): string {
  return root === "." ? "" : "$";
}
