import { type Node, shapeOf } from "@chartwright/model";
import { conditionalLines, mappingLines } from "./block.ts";
import { control, type Lines } from "./control.ts";
import { expression, int64 } from "./expression.ts";
import { textLines, withEdges } from "./lines.ts";
import { fitsFloat } from "./plain.ts";
import { goString, harmless } from "./scalar.ts";
import type { Scope } from "./scope.ts";

/** A named template, from behind its `define -}}` to its `end`. */
export function helperLines(body: Node, scope: Scope): Lines {
  if (body.kind === "lines") {
    const [first = "", ...rest] = textLines(body, scope);
    // Without a `-`, so that the last line is ended.
    return [withEdges(first, { start: true, end: false }), ...rest, "{{ end }}"];
  }
  const lines = shapeOf(body) === "object" ? mappingLines(body, scope, 0) : statementLines(body, scope);
  return [...lines, control(0, "end")];
}

/** A text as actions, one a line, of which only the text is left. */
function statementLines(node: Node, scope: Scope): Lines {
  if (node.kind === "if" || node.kind === "let") return conditionalLines(node, scope, 0, statementLines);
  return [control(0, expression(node, scope))];
}

/** Text that stands for itself, with actions where its expressions are: NOTES.txt. */
export function verbatim(node: Node, scope: Scope): string {
  if (node.kind === "lines") return `${textLines(node, scope).join("\n")}\n`;
  if (node.kind === "literal" && typeof node.value === "string") return harmless(node.value);
  if (node.kind === "text") {
    return node.parts
      .map((part) => (typeof part === "string" ? beforeAction(part) : verbatim(part, scope)))
      .join("");
  }
  return `{{ ${shapeOf(node) === "integer" && !fitsFloat(node) ? int64(node, scope) : expression(node, scope)} }}`;
}

/** Text that an action may follow: a brace at its end would become part of the action's. */
function beforeAction(text: string): string {
  const braces = /\{+$/.exec(text)?.[0] ?? "";
  return braces === ""
    ? harmless(text)
    : `${harmless(text.slice(0, -braces.length))}{{ ${goString(braces)} }}`;
}
