import { type EachNode, type LinesNode, type Node, shapeOf, type VariableNode } from "@chartwright/model";
import { rangeLines } from "./block.ts";
import { control, type Lines } from "./control.ts";
import { condition, expression } from "./expression.ts";
import { presenceOf } from "./presence.ts";
import { goString } from "./scalar.ts";
import { declare, type Scope } from "./scope.ts";
import { verbatim } from "./text.ts";
import { unprintable } from "./unprintable.ts";

/**
 * Lines of text, of which some are conditional or come from a loop. An action takes its own line away on the side of a
 * line that is not blank: a blank one would go with it.
 */
export function textLines({ lines }: LinesNode, scope: Scope): Lines {
  const all = flat(lines);
  const written = all.every(isSimple) ? eitherSide(all, scope) : all.flatMap((node) => leftSide(node, scope));
  return written.map((line, index) =>
    withEdges(line, {
      start: written[index - 1]?.endsWith("-}}") === true,
      end: written[index + 1]?.startsWith("{{-") === true,
    }),
  );
}

/** Lines within lines, and items of a list that the author wrote, are lines of the whole. */
function flat(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node) => {
    if (node.kind === "lines") return flat(node.lines);
    if (node.kind === "spread") return flat([node.list]);
    return node.kind === "list" ? flat(node.items) : [node];
  });
}

/** Whether it is one line, or one under a condition. */
function isSimple(node: Node): boolean {
  if (node.kind !== "if") return isOne(node);
  return isOne(node.then) && (node.otherwise === undefined || isOne(node.otherwise));
}

function isOne(node: Node): boolean {
  return (
    !["if", "let", "lines"].includes(node.kind) && shapeOf(node) !== "list" && presenceOf(node) === "always"
  );
}

/** Actions that take away the end of the line before them, however deep they stand. */
function leftSide(node: Node, scope: Scope): Lines {
  switch (node.kind) {
    case "lines":
    case "spread":
    case "list":
      return flat([node]).flatMap((line) => leftSide(line, scope));
    case "each":
      return rangeLines(node, scope, 0, (inner) => leftSide(node.body, inner));
    case "if":
      return [
        control(0, `if ${condition(node.cond, scope)}`),
        ...leftSide(node.then, scope),
        ...(node.otherwise === undefined ? [] : [control(0, "else"), ...leftSide(node.otherwise, scope)]),
        control(0, "end"),
      ];
    case "let": {
      const { name, scope: inner } = declare(scope, node.variable);
      return [control(0, `${name} := ${expression(node.value, scope)}`), ...leftSide(node.body, inner)];
    }
    default:
      return shapeOf(node) === "list" ? leftSide(eachItem(node), scope) : oneLine(node, scope);
  }
}

function eachItem(over: Node): EachNode {
  const item: VariableNode = { kind: "variable", hint: "line", schema: { kind: "string" } };
  return { kind: "each", over, key: undefined, item, body: item };
}

function oneLine(node: Node, scope: Scope): Lines {
  const presence = presenceOf(node);
  if (presence === "always") return [verbatim(node, scope)];
  if (presence === "unknown") return unprintable("a line of which no condition says whether it is there");
  return [control(0, `if ${condition(presence, scope)}`), verbatim(node, scope), control(0, "end")];
}

/** Lines and conditional lines, with actions on the side where no line is blank. */
function eitherSide(lines: readonly Node[], scope: Scope): Lines {
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
  return written;
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

/** The spaces at an end of a line, or a blank line, that a trimming action would take away, as actions. */
export function withEdges(line: string, trimmed: { readonly start: boolean; readonly end: boolean }): string {
  const kept = (spaces: string) => `{{ ${goString(spaces)} }}`;
  if (line === "" && (trimmed.start || trimmed.end)) return kept("");
  const started = trimmed.start ? line.replace(/^[ \t]+/, kept) : line;
  return trimmed.end ? started.replace(/[ \t]+$/, kept) : started;
}
