import { type Node, shapeOf } from "@chartwright/model";
import { conditionalLines, control, type Lines, mappingLines } from "./block.ts";
import { condition, expression } from "./expression.ts";
import { harmless } from "./scalar.ts";
import type { Scope } from "./scope.ts";

/** The body of a named template. */
export function helperLines(body: Node, scope: Scope): Lines {
  return shapeOf(body) === "object" ? mappingLines(body, scope, 0) : statementLines(body, scope);
}

/** A text as actions, one a line, of which only the text is left. */
function statementLines(node: Node, scope: Scope): Lines {
  if (node.kind === "if" || node.kind === "let") return conditionalLines(node, scope, 0, statementLines);
  return [control(0, expression(node, scope))];
}

/** Text that stands for itself, with actions where its expressions are: NOTES.txt. */
export function verbatim(node: Node, scope: Scope): string {
  if (node.kind === "lines") return `${node.lines.flatMap((line) => lineOf(line, scope)).join("\n")}\n`;
  if (node.kind === "literal" && typeof node.value === "string") return harmless(node.value);
  if (node.kind === "text") {
    return node.parts
      .map((part) => (typeof part === "string" ? harmless(part) : verbatim(part, scope)))
      .join("");
  }
  return `{{ ${expression(node, scope)} }}`;
}

function lineOf(node: Node, scope: Scope): Lines {
  if (node.kind !== "if") return [verbatim(node, scope)];
  const then = [`{{- if ${condition(node.cond, scope)} }}`, ...lineOf(node.then, scope)];
  const otherwise = node.otherwise === undefined ? [] : ["{{- else }}", ...lineOf(node.otherwise, scope)];
  return [...then, ...otherwise, "{{- end }}"];
}
