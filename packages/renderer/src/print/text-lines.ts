import { type Node, shapeOf } from "@chartwright/model";
import { condition, expression, int64 } from "../template/expression.ts";
import { fitsFloat } from "../template/plain.ts";
import { goString, harmless } from "../template/scalar.ts";
import type { Scope } from "../template/scope.ts";
import type { IfTree, LinePart, LineTree, TextTree, Tree, Trees } from "../tree/tree.ts";
import { type Line, type Lines, textOf } from "./line.ts";

/** How trees among the lines are printed. */
type Print = (trees: Trees, scope: Scope) => Lines;

/**
 * Lines of text, of which some are conditional or come from a loop. An action takes its own line away on the side of a
 * line that is not blank: a blank one would go with it.
 */
export function textLines({ body, simple }: TextTree, scope: Scope, print: Print): Lines {
  const written = simple && body.every(isSimple) ? eitherSide(body, scope, print) : print(body, scope);
  return written.map((line, index) => ({
    ...line,
    text: withEdges(line.text, {
      start: written[index - 1]?.text.endsWith("-}}") === true,
      end: written[index + 1]?.text.startsWith("{{-") === true,
    }),
  }));
}

interface ConditionalLine extends IfTree {
  readonly then: readonly [LineTree];
  readonly otherwise: readonly [LineTree] | undefined;
}

function isSimple(tree: Tree): tree is LineTree | ConditionalLine {
  if (tree.kind !== "if") return tree.kind === "line";
  return [tree.then, tree.otherwise ?? tree.then].every(
    (branch) => branch.length === 1 && branch[0]?.kind === "line",
  );
}

/** Lines and conditional lines, with actions on the side where no line is blank. */
function eitherSide(lines: readonly (LineTree | ConditionalLine)[], scope: Scope, print: Print): Lines {
  const written: Line[] = [];
  let side = "left" as Side;
  let prefix = "";
  for (const [index, tree] of lines.entries()) {
    if (tree.kind === "line") {
      written.push({ text: `${prefix}${lineText(tree, scope, print)}`, tree });
      prefix = "";
      continue;
    }
    const before = lines[index - 1];
    side = isBlank(before) || (before?.kind === "if" && side === "right") ? "right" : "left";
    written.push(...conditional(tree, scope, side, print));
    if (side === "left") written.push({ text: "{{- end }}", tree });
    else if (!isBlank(lines[index + 1])) written.push({ text: "{{ end -}}", tree });
    // The blank line that follows is what is left of the line of this `end`.
    else prefix = "{{ end }}";
  }
  return written;
}

/** On which side an action takes the end of a line away. */
type Side = "left" | "right";

function conditional(tree: ConditionalLine, scope: Scope, side: Side, print: Print): Lines {
  const action = (text: string): Line => ({
    text: side === "left" ? `{{- ${text} }}` : `{{ ${text} -}}`,
    tree,
  });
  const branch = ([one]: readonly [LineTree]): Line => ({
    text: lineText(one, scope, print),
    tree: one,
  });
  const then = [action(`if ${condition(tree.cond, scope)}`), branch(tree.then)];
  return tree.otherwise === undefined ? then : [...then, action("else"), branch(tree.otherwise)];
}

function isBlank(tree: Tree | undefined): boolean {
  return tree?.kind === "line" && tree.node.kind === "literal" && tree.node.value === "";
}

/** Text that stands for itself, with actions where its expressions are. */
export function lineText({ parts }: LineTree, scope: Scope, print: Print): string {
  return parts.map((part) => partText(part, scope, print)).join("");
}

function partText(part: LinePart, scope: Scope, print: Print): string {
  if (typeof part === "string") return beforeAction(part);
  if ("simple" in part) return `${textOf(textLines(part, scope, print))}\n`;
  return nodeText(part, scope);
}

function nodeText(node: Node, scope: Scope): string {
  if (node.kind === "literal" && typeof node.value === "string") return harmless(node.value);
  const isLarge = shapeOf(node) === "integer" && !fitsFloat(node);
  return `{{ ${isLarge ? int64(node, scope) : expression(node, scope)} }}`;
}

/** Text that an action may follow: a brace at its end would become part of the action's. */
function beforeAction(text: string): string {
  const braces = /\{+$/.exec(text)?.[0] ?? "";
  return braces === ""
    ? harmless(text)
    : `${harmless(text.slice(0, -braces.length))}{{ ${goString(braces)} }}`;
}

/** The spaces at an end of a line, or a blank line, that a trimming action would take away, as actions. */
export function withEdges(line: string, trimmed: { readonly start: boolean; readonly end: boolean }): string {
  const kept = (spaces: string) => `{{ ${goString(spaces)} }}`;
  if (line === "" && (trimmed.start || trimmed.end)) return kept("");
  const started = trimmed.start ? line.replace(/^[ \t]+/, kept) : line;
  return trimmed.end ? started.replace(/[ \t]+$/, kept) : started;
}
