import { type Node, samePlace, type VariableNode } from "@chartwright/model";

/** What the names mean at a place of a template. */
export interface Scope {
  /** The chart's name: the prefix of its helpers. */
  readonly chart: string;
  /** How the root is written: `.` until a `with` or `range` takes the dot. */
  readonly root: "." | "$";
  /** What the dot stands for within a `with`. */
  readonly dot: Node | undefined;
  readonly variables: ReadonlyMap<VariableNode, string>;
  /** Places that are known not to be empty here. */
  readonly known: readonly Node[];
}

export function rootScope(chart: string): Scope {
  return { chart, root: ".", dot: undefined, variables: new Map(), known: [] };
}

/** Within `with`, where the dot is `node`. */
export function withDot(scope: Scope, node: Node | undefined): Scope {
  return { ...(node === undefined ? scope : knowing(scope, node)), root: "$", dot: node };
}

/** Where a condition holds: each place that it asks for is not empty. */
export function knowing(scope: Scope, cond: Node): Scope {
  if (cond.kind === "call" && cond.fn === "and") return cond.args.reduce(knowing, scope);
  return { ...scope, known: [...scope.known, cond] };
}

/** Whether a place is known not to be empty. */
export function isKnown(scope: Scope, node: Node): boolean {
  const place = node.kind === "call" && node.fn === "isSet" ? (node.args[0] as Node) : node;
  return scope.known.some((known) => isSame(known, place));
}

/** Whether two conditions are one place, or ask for one of the same places. */
function isSame(a: Node, b: Node): boolean {
  const [some, others] = [a, b].map(alternatives) as [readonly Node[], readonly Node[]];
  return some.length === others.length && some.every((each, index) => samePlace(each, others[index] as Node));
}

function alternatives(cond: Node): readonly Node[] {
  return cond.kind === "call" && cond.fn === "or" ? cond.args.flatMap(alternatives) : [cond];
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
