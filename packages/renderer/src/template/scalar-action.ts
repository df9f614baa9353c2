import { type Node, samePlace, shapeOf } from "@chartwright/model";
import { argument, expression, int64 } from "./expression.ts";
import { fitsFloat, isPlain } from "./plain.ts";
import { harmless } from "./scalar.ts";
import type { Scope } from "./scope.ts";

/** A scalar expression where YAML takes a value: of its own type, whatever its text looks like. */
export function scalarAction(node: Node, scope: Scope): string {
  switch (shapeOf(node)) {
    case "string":
      return stringAction(node, scope);
    case "integer":
      return `{{ ${fitsFloat(node) ? expression(node, scope) : int64(node, scope)} }}`;
    case "boolean":
    case "number":
    case "null":
      return `{{ ${expression(node, scope)} }}`;
    case "object":
    case "list":
    case "any":
      // JSON is YAML: a number stays a number, and a text is quoted.
      return `{{ ${expression(node, scope)} | toJson }}`;
  }
}

function stringAction(node: Node, scope: Scope): string {
  const isDot = scope.dot !== undefined && samePlace(node, scope.dot);
  if (node.kind === "text" && node.parts.length > 1 && isPlain(node)) {
    return node.parts
      .map((part) => (typeof part === "string" ? harmless(part) : `{{ ${expression(part, scope)} }}`))
      .join("");
  }
  if (isPlain(node) && !isDot) return `{{ ${expression(node, scope)} }}`;
  if (node.kind === "call" && node.fn === "toText" && shapeOf(node.args[0] as Node) !== "integer") {
    return `{{ ${argument(node.args[0] as Node, scope)} | quote }}`;
  }
  return `{{ ${expression(node, scope)} | quote }}`;
}
