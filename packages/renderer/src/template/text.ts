import { type Node, shapeOf } from "@chartwright/model";
import { conditionalLines, mappingLines } from "./block.ts";
import { control, type Lines } from "./control.ts";
import { condition, expression, int64 } from "./expression.ts";
import { fitsFloat } from "./plain.ts";
import { goString, harmless } from "./scalar.ts";
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
  if (node.kind === "lines") return `${linesOf(node.lines, scope).join("\n")}\n`;
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

/**
 * Lines, of which some are conditional. An action takes its own line away on the side of a line that is not blank:
 * a blank one would go with it.
 */
function linesOf(lines: readonly Node[], scope: Scope): Lines {
  const written: string[] = [];
  let side = "left" as Side;
  let prefix = "";
  for (const [index, node] of lines.entries()) {
    if (node.kind !== "if") {
      written.push(`${prefix}${verbatim(node, scope)}`);
      prefix = "";
      continue;
    }
    const before = lines[index - 1];
    side = isBlank(before) || (before?.kind === "if" && side === "right") ? "right" : "left";
    written.push(...conditional(node, scope, side));
    if (side === "left") written.push("{{- end }}");
    else if (!isBlank(lines[index + 1])) written.push("{{ end -}}");
    // The blank line that follows is what is left of the line of this `end`.
    else prefix = "{{ end }}";
  }
  return written.map((line, index) =>
    withEdges(line, {
      start: written[index - 1]?.endsWith("-}}") === true,
      end: written[index + 1]?.startsWith("{{-") === true,
    }),
  );
}

/** The spaces at an end of a line that a trimming action would take away, as actions. */
function withEdges(line: string, trimmed: { readonly start: boolean; readonly end: boolean }): string {
  const kept = (spaces: string) => `{{ ${goString(spaces)} }}`;
  const started = trimmed.start ? line.replace(/^[ \t]+/, kept) : line;
  return trimmed.end ? started.replace(/[ \t]+$/, kept) : started;
}

/** On which side an action takes the end of a line away. */
type Side = "left" | "right";

function conditional(node: Node & { kind: "if" }, scope: Scope, side: Side): Lines {
  const action = (text: string) => (side === "left" ? `{{- ${text} }}` : `{{ ${text} -}}`);
  const then = [action(`if ${condition(node.cond, scope)}`), verbatim(node.then, scope)];
  return node.otherwise === undefined ? then : [...then, action("else"), verbatim(node.otherwise, scope)];
}

function isBlank(node: Node | undefined): boolean {
  return node?.kind === "literal" && node.value === "";
}
