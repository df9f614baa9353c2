import type { Step } from "@chartwright/model";
import { type AnyNode, type CallExpression, parse } from "acorn";
import { nodesOf } from "./syntax.ts";

/** A place in a file; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What the argument of an operator is, for a step into what it makes. */
const operands: Readonly<Record<string, Readonly<Partial<Record<Step["kind"], number>>>>> = {
  when: { then: 1 },
  unless: { then: 1 },
  choose: { then: 1, otherwise: 2 },
  omitEmpty: { then: 0 },
  keepEmpty: { of: 0 },
};

/**
 * Where in a file the author wrote a field: as far as the steps of the model can be followed in the literals that are
 * there. Where they end, at a call of the author's own for one, the last place that was found is the answer.
 *
 * @param text TypeScript whose types were erased, with spaces in their place
 * @param call where `resource(…)` is called, or the block that calls it
 */
export function fieldPlace(text: string, call: Position, steps: readonly Step[]): Position {
  const all = nodesIn(text);
  const made = all.find((node): node is CallExpression => node.type === "CallExpression" && isAt(node, call));
  const body = made?.arguments[1];
  if (made === undefined || !isCallOf(made, "resource") || body === undefined) return call;
  let at: AnyNode = body;
  let place = positionOf(made);
  for (const step of steps) {
    const next = follow(meant(at, all), step, all);
    if (next === undefined) break;
    place = positionOf(next);
    at = next.type === "Property" ? next.value : next;
  }
  return place;
}

const parsed = new Map<string, readonly AnyNode[]>();

/** Every node of a file; each file is parsed once. */
function nodesIn(text: string): readonly AnyNode[] {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const all = nodesOf(parse(text, { ecmaVersion: "latest", sourceType: "module", locations: true }));
  parsed.set(text, all);
  return all;
}

/** V8 gives the place of the name that is called. */
function isAt({ callee }: CallExpression, { line, column }: Position): boolean {
  const name = callee.type === "MemberExpression" ? callee.property : callee;
  const start = positionOf(name);
  return start.line === line && start.column === column;
}

function isCallOf({ callee }: CallExpression, name: string): boolean {
  return callee.type === "Identifier" && callee.name === name;
}

function positionOf({ loc }: AnyNode): Position {
  return { line: loc?.start.line ?? 1, column: (loc?.start.column ?? 0) + 1 };
}

/** What a constant of the file is, instead of its name; the last one that is declared before. */
function meant(node: AnyNode, all: readonly AnyNode[]): AnyNode {
  if (node.type !== "Identifier") return node;
  const declared = all.findLast(
    (each) =>
      each.type === "VariableDeclarator" &&
      each.id.type === "Identifier" &&
      each.id.name === node.name &&
      each.end <= node.start,
  );
  return declared?.type === "VariableDeclarator" && declared.init ? meant(declared.init, all) : node;
}

function follow(node: AnyNode, step: Step, all: readonly AnyNode[]): AnyNode | undefined {
  switch (step.kind) {
    case "entry":
      return node.type === "ObjectExpression" ? entryOf(node, step.key, all) : undefined;
    case "item":
      return node.type === "ArrayExpression" ? (node.elements[step.index] ?? undefined) : undefined;
    case "part":
      return node.type === "CallExpression" && isCallOf(node, "merge")
        ? node.arguments[step.index]
        : undefined;
    case "body":
      return node.type === "CallExpression" ? bodyOf(node) : undefined;
    case "then":
    case "otherwise":
    case "of":
      return operandOf(node, step.kind);
    case "helper":
      return undefined;
  }
  step satisfies never;
}

function entryOf(
  node: AnyNode & { type: "ObjectExpression" },
  key: string,
  all: readonly AnyNode[],
): AnyNode | undefined {
  for (const property of node.properties.toReversed()) {
    if (property.type === "SpreadElement") {
      const spread = meant(property.argument, all);
      const found = spread.type === "ObjectExpression" ? entryOf(spread, key, all) : undefined;
      if (found !== undefined) return found;
      continue;
    }
    const { key: name } = property;
    if (
      (name.type === "Identifier" && name.name === key) ||
      (name.type === "Literal" && String(name.value) === key)
    )
      return property;
  }
  return undefined;
}

/** What the function that a loop is given makes of an item. */
function bodyOf({ arguments: [first] }: CallExpression): AnyNode | undefined {
  return first?.type === "ArrowFunctionExpression" ? first.body : undefined;
}

function operandOf(node: AnyNode, kind: Step["kind"]): AnyNode | undefined {
  if (node.type === "SpreadElement") return kind === "of" ? node.argument : undefined;
  if (node.type !== "CallExpression" || node.callee.type !== "Identifier") return undefined;
  const index = operands[node.callee.name]?.[kind];
  return index === undefined ? undefined : node.arguments[index];
}
