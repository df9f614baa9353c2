import { type EachNode, type Entry, type IfNode, type Node, samePlace, shapeOf } from "@chartwright/model";
import { blockText } from "./block-text.ts";
import { control, type Lines, pad } from "./control.ts";
import { argument, asYaml, condition, expression, included } from "./expression.ts";
import { isLiteralBlock } from "./literal-block.ts";
import { type MergePart, mergeParts } from "./merge.ts";
import { presenceOf } from "./presence.ts";
import { blockScalar, goString, yamlKey, yamlString } from "./scalar.ts";
import { scalarAction } from "./scalar-action.ts";
import { declare, isKnown, knowing, type Scope, withDot } from "./scope.ts";
import { whetherAny } from "./whether-any.ts";

/** The entries of a mapping, at an indentation. */
export function mappingLines(node: Node, scope: Scope, indent: number): Lines {
  switch (node.kind) {
    case "object":
      return runsOf(node.entries).flatMap((run) => runLines(run, scope, indent));
    case "merge":
      return mergeParts(node).flatMap((part) =>
        part.kind === "whole" ? mappingLines(part.node, scope, indent) : restLines(part, scope, indent),
      );
    case "mapValues":
      return guarded(node, scope, indent, (inner) => mapValuesLines(node, inner, indent));
    case "include":
      if (indent === 0) return [`{{ ${included(node, scope).text} }}`];
      return [control(indent, `${included(node, scope).text} | nindent ${indent}`)];
    case "if":
    case "let":
      return conditionalLines(node, scope, indent, (inner, innerScope) =>
        mappingLines(inner, innerScope, indent),
      );
    default:
      return wholeLines(node, scope, indent);
  }
}

function mapValuesLines(node: Node & { kind: "mapValues" }, scope: Scope, indent: number): Lines {
  const key = declare(scope, { kind: "variable", hint: "key", schema: { kind: "string" } });
  const item = declare(key.scope, node.item);
  const inner = withDot(item.scope, undefined);
  return [
    control(indent, `range ${key.name}, ${item.name} := ${expression(node.over, scope)}`),
    `${pad(indent)}{{ ${key.name} | quote }}: ${scalarAction(node.body, inner)}`,
    control(indent, "end"),
  ];
}

/** The entries of a mapping of the user's whose keys nothing before it has. */
function restLines(part: MergePart & { kind: "rest" }, scope: Scope, indent: number): Lines {
  const key = declare(scope, { kind: "variable", hint: "key", schema: { kind: "string" } });
  const value = declare(key.scope, { kind: "variable", hint: "value", schema: { kind: "any" } });
  const inner = withDot(value.scope, undefined);
  const others = part.others.map(
    (other) => `(hasKey (${argument(other, inner)} | default dict) ${key.name})`,
  );
  const own = part.keys.length === 0 ? [] : [`(has ${key.name} (list ${part.keys.map(goString).join(" ")}))`];
  const taken = [...others, ...own];
  return [
    control(indent, `range ${key.name}, ${value.name} := ${expression(part.of, scope)}`),
    control(indent, `if not ${taken.length === 1 ? taken[0] : `(or ${taken.join(" ")})`}`),
    `${pad(indent)}{{ ${key.name} | quote }}: {{ ${value.name} | toJson }}`,
    control(indent, "end"),
    control(indent, "end"),
  ];
}

/** Entries one behind the other that are there under one condition, such as `when(values.on, …)` twice. */
function runsOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const runs: Entry[][] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    const shared = last?.[0] && conditionOf(last[0]);
    if (shared !== undefined && shared === conditionOf(entry)) last?.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

function conditionOf({ value }: Entry): Node | undefined {
  return value.kind === "if" && value.otherwise === undefined ? value.cond : undefined;
}

function runLines(run: readonly Entry[], scope: Scope, indent: number): Lines {
  const [first, ...others] = run as [Entry, ...Entry[]];
  const cond = conditionOf(first);
  if (cond === undefined || others.length === 0)
    return entryLines(yamlKey(first.key), first.value, scope, indent);
  const inner = knowing(scope, cond);
  return [
    control(indent, `if ${condition(cond, scope)}`),
    ...run.flatMap(({ key, value }) => entryLines(yamlKey(key), (value as IfNode).then, inner, indent)),
    control(indent, "end"),
  ];
}

/** One key and what it holds; nothing where that is absent. */
function entryLines(key: string, node: Node, scope: Scope, indent: number): Lines {
  if (isEitherMapping(node)) {
    const held = conditionalLines(node, scope, indent + 2, (inner, innerScope) =>
      mappingLines(inner, innerScope, indent + 2),
    );
    return [`${pad(indent)}${key}:`, ...held];
  }
  if (node.kind === "if" || node.kind === "let") {
    return conditionalLines(node, scope, indent, (inner, innerScope) =>
      entryLines(key, inner, innerScope, indent),
    );
  }
  return guarded(node, scope, indent, (inner) => {
    if (isEmptyLiteral(node)) return [`${pad(indent)}${key}: ${node.kind === "list" ? "[]" : "{}"}`];
    const nested = nestedLines(node, inner, indent + 2);
    if (nested !== undefined) return [`${pad(indent)}${key}:`, ...nested];
    return scalarLines(`${pad(indent)}${key}: `, node, inner, indent + 2);
  });
}

/** Whether it is one mapping or another, so that its key stands before the condition. */
function isEitherMapping(node: Node): node is Node & { kind: "if" } {
  if (node.kind !== "if" || node.otherwise === undefined) return false;
  return [node.then, node.otherwise].every(
    (branch) =>
      (branch.kind === "object" && branch.entries.length > 0 && presenceOf(branch) === "always") ||
      isEitherMapping(branch),
  );
}

/** The items of a sequence, at an indentation. */
function sequenceLines(node: Node, scope: Scope, indent: number): Lines {
  switch (node.kind) {
    case "list":
      return node.items.flatMap((item) => itemLines(item, scope, indent));
    case "each":
      return rangeLines(node, scope, indent, (inner) => itemLines(node.body, inner, indent));
    case "spread":
      return sequenceLines(node.list, scope, indent);
    default:
      return wholeLines(node, scope, indent);
  }
}

function itemLines(node: Node, scope: Scope, indent: number): Lines {
  if (node.kind === "if" || node.kind === "let") {
    return conditionalLines(node, scope, indent, (inner, innerScope) => itemLines(inner, innerScope, indent));
  }
  if (node.kind === "spread") return sequenceLines(node.list, scope, indent);
  return guarded(node, scope, indent, (inner) => {
    if (isEmptyLiteral(node)) return [`${pad(indent)}- ${node.kind === "list" ? "[]" : "{}"}`];
    const nested = nestedLines(node, inner, indent + 2);
    if (nested === undefined) return scalarLines(`${pad(indent)}- `, node, inner, indent + 2);
    const [first = "", ...rest] = nested;
    // An action on the dash's line would swallow the dash.
    if (first.trimStart().startsWith("{{")) return [`${pad(indent)}-`, ...nested];
    return [`${pad(indent)}- ${first.trimStart()}`, ...rest];
  });
}

/** What a mapping or sequence holds; undefined for a scalar. */
function nestedLines(node: Node, scope: Scope, indent: number): Lines | undefined {
  const shape = shapeOf(node);
  if (shape === "list") return sequenceLines(node, scope, indent);
  return shape === "object" ? mappingLines(node, scope, indent) : undefined;
}

/** A mapping or list of the values, written as it is. */
function wholeLines(node: Node, scope: Scope, indent: number): Lines {
  const written = (inner: Scope) => [control(indent, `toYaml ${argument(node, inner)} | nindent ${indent}`)];
  if (node.kind === "keep") return written(scope);
  if (isKnown(scope, node) || presenceOf(node) === "always") return written(scope);
  return [
    control(indent, `with ${expression(node, scope)}`),
    ...written(withDot(scope, node)),
    control(indent, "end"),
  ];
}

/** A `range` around lines. */
export function rangeLines(
  node: EachNode,
  scope: Scope,
  indent: number,
  lines: (scope: Scope) => Lines,
): Lines {
  const over = expression(node.over, scope);
  const keyed = node.key === undefined ? undefined : declare(scope, node.key);
  const item = declare(keyed?.scope ?? scope, node.item);
  const body = lines(withDot(item.scope, undefined));
  const names = keyed === undefined || !uses(body, keyed.name) ? item.name : `${keyed.name}, ${item.name}`;
  return [control(indent, `range ${names} := ${over}`), ...body, control(indent, "end")];
}

function uses(lines: Lines, variable: string): boolean {
  return lines.some((line) => new RegExp(`\\${variable}\\b`).test(line));
}

/** Wraps lines in the condition under which the node gives anything. */
function guarded(node: Node, scope: Scope, indent: number, lines: (scope: Scope) => Lines): Lines {
  const presence = presenceOf(node);
  if (presence === "always") return lines(scope);
  if (presence === "unknown") {
    const asked = whetherAny(node, scope, indent);
    return [
      ...asked.lines,
      control(indent, `if ${asked.answer}`),
      ...lines(asked.scope),
      control(indent, "end"),
    ];
  }
  if (isKnown(scope, presence)) return lines(scope);
  if (isPlace(presence) || presence === node) {
    const over = node.kind === "each" || node.kind === "mapValues" || samePlace(node, presence);
    if (over)
      return [
        control(indent, `with ${expression(presence, scope)}`),
        ...lines(withDot(scope, presence)),
        control(indent, "end"),
      ];
  }
  return [
    control(indent, `if ${condition(presence, scope)}`),
    ...lines(knowing(scope, presence)),
    control(indent, "end"),
  ];
}

function isPlace(node: Node): boolean {
  return node.kind === "value" || node.kind === "field" || node.kind === "variable";
}

/** An `if` or `let` around lines. */
export function conditionalLines(
  node: Node & { kind: "if" | "let" },
  scope: Scope,
  indent: number,
  lines: (node: Node, scope: Scope) => Lines,
): Lines {
  if (node.kind === "let") {
    const { name, scope: inner } = declare(scope, node.variable);
    return [control(indent, `${name} := ${expression(node.value, scope)}`), ...lines(node.body, inner)];
  }
  const then =
    isPlace(node.cond) && samePlace(node.cond, node.then)
      ? [
          control(indent, `with ${expression(node.cond, scope)}`),
          ...lines(node.then, withDot(scope, node.cond)),
        ]
      : [
          control(indent, `if ${condition(node.cond, scope)}`),
          ...lines(node.then, knowing(scope, node.cond)),
        ];
  if (node.otherwise === undefined) return [...then, control(indent, "end")];
  return [...then, control(indent, "else"), ...lines(node.otherwise, scope), control(indent, "end")];
}

function scalarLines(prefix: string, node: Node, scope: Scope, indent: number): Lines {
  if (node.kind === "literal") {
    if (typeof node.value !== "string") return [`${prefix}${node.value}`];
    const block = blockScalar(node.value);
    if (block === undefined) return [`${prefix}${yamlString(node.value)}`];
    return [
      `${prefix}${block.header}`,
      ...block.lines.map((line) => (line === "" ? "" : `${pad(indent)}${line}`)),
    ];
  }
  if (node.kind === "file") {
    const block = blockScalar(node.text);
    if (block !== undefined)
      return [`${prefix}${block.header}`, control(indent, `${expression(node, scope)} | nindent ${indent}`)];
  }
  if (node.kind === "include" && isLiteralBlock(node.helper.body))
    return [
      `${prefix}|`,
      control(indent, `${included(node, scope).text} | trimSuffix "\\n" | nindent ${indent}`),
    ];
  if (node.kind === "call" && node.fn === "toYaml")
    return [`${prefix}|`, control(indent, `${asYaml(node, scope)} | nindent ${indent}`)];
  const written = node.kind === "text" ? blockText(node.parts, scope) : undefined;
  if (written !== undefined)
    return [
      `${prefix}${written.header}`,
      ...written.lines.map((line) => (line === "" ? "" : `${pad(indent)}${line}`)),
    ];
  return [`${prefix}${scalarAction(node, scope)}`];
}

function isEmptyLiteral(node: Node): boolean {
  return (
    (node.kind === "list" && node.items.length === 0) || (node.kind === "object" && node.entries.length === 0)
  );
}
