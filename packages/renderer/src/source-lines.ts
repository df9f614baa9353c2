import type { ChartModel, Node, Resource, Step } from "@chartwright/model";
import { templateOf } from "./files/templates.ts";
import { condition } from "./template/expression.ts";
import { rootScope } from "./template/scope.ts";
import { Unprintable } from "./template/unprintable.ts";

/** Lines of a generated file, counted from 1; the last is one of them. */
export interface TemplateLines {
  /** Relative to the chart, such as `templates/deployment.yaml`. */
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly text: readonly string[];
}

/** Stands in no chart. */
const mark = "Q0markQ";

/**
 * The lines of a template that print what the steps lead to. The printer is asked twice, the second time with another
 * name for it: the line that differs is the line. So the printer itself keeps no record, and costs nothing for it.
 *
 * @param steps from the body of the resource; a named template ends them, as it is printed elsewhere
 */
export function templateLines(model: ChartModel, resource: Resource, steps: readonly Step[]): TemplateLines {
  const { path, text } = templateOf(model, resource);
  const lines = text.trimEnd().split("\n");
  const end = steps.findIndex(({ kind }) => kind === "helper");
  const body = marked(resource.body, end < 0 ? steps : steps.slice(0, end)) ?? resource.body;
  const other = templateOf(model, { ...resource, body })
    .text.trimEnd()
    .split("\n");
  const first = other.findIndex((line) =>
    line.trimStart().replace(/^- /, "").replace(/^"/, "").split(":")[0]?.includes(mark),
  );
  const at = first >= 0 ? first : other.findLastIndex((line) => line.includes(mark));
  if (at < 0 || other.length !== lines.length) return { path, from: 1, to: lines.length, text: lines };
  const isEntry =
    (end < 0 ? steps : steps.slice(0, end)).findLast(({ kind }) => kind !== "then")?.kind === "entry";
  const to = endOf(lines, at, isEntry);
  return { path, from: at + 1, to: to + 1, text: lines.slice(at, to + 1) };
}

/** A condition as a template has it; undefined within a loop, where it speaks of the loop's own variables. */
export function conditionText({ metadata }: ChartModel, cond: Node): string | undefined {
  try {
    return condition(cond, rootScope(metadata.name));
  } catch (error) {
    if (error instanceof Unprintable) return undefined;
    throw error;
  }
}

/** Up to which line what begins at a line goes: an entry, an item with all its entries, or a condition. */
function endOf(lines: readonly string[], at: number, isEntry: boolean): number {
  if (isOpening(lines[at] ?? "")) {
    let depth = 0;
    for (let index = at; index < lines.length; index++) {
      if (isOpening(lines[index] ?? "")) depth++;
      if (/^\s*\{\{-? end /.test(lines[index] ?? "") && --depth === 0) return index;
    }
  }
  const isFirst = isEntry && lines[at]?.trimStart().startsWith("- ");
  const indent = indentOf(lines[at] ?? "") + (isFirst ? 2 : 0);
  const next = lines.findIndex((line, index) => index > at && line !== "" && indentOf(line) <= indent);
  return (next < 0 ? lines.length : next) - 1;
}

function isOpening(line: string): boolean {
  return /^\s*\{\{-? (if|with|range) /.test(line);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** The node with what the steps lead to called otherwise; undefined where it has no name. */
function marked(node: Node, steps: readonly Step[]): Node | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return markedItself(node);
  switch (node.kind) {
    case "object": {
      if (step.kind !== "entry") return undefined;
      const isNamed = rest.some(({ kind }) => ["entry", "item", "part", "body"].includes(kind));
      const change = ({ key, value }: { readonly key: string; readonly value: Node }) => {
        const inner = isNamed ? marked(value, rest) : undefined;
        return inner === undefined ? { key: `${key}${mark}`, value } : { key, value: inner };
      };
      return {
        ...node,
        entries: node.entries.map((entry) => (entry.key === step.key ? change(entry) : entry)),
      };
    }
    case "list": {
      if (step.kind !== "item") return undefined;
      const inner = marked(node.items[step.index] as Node, rest);
      return inner && { ...node, items: node.items.with(step.index, inner) };
    }
    case "merge": {
      if (step.kind !== "part") return undefined;
      const inner = marked(node.parts[step.index] as Node, rest);
      return inner && { ...node, parts: node.parts.with(step.index, inner) };
    }
    case "if": {
      const inner = marked((step.kind === "then" ? node.then : node.otherwise) as Node, rest);
      return inner && { ...node, [step.kind]: inner };
    }
    case "each":
    case "mapValues":
    case "let": {
      const inner = marked(node.body, rest);
      return inner && { ...node, body: inner };
    }
    case "spread": {
      const inner = marked(node.list, rest);
      return inner && { ...node, list: inner };
    }
    case "keep": {
      const inner = marked(node.of, rest);
      return inner && { ...node, of: inner };
    }
    default:
      return undefined;
  }
}

/** An item or a part: by the name of its first key, by its text, or by the place in the values that it is. */
function markedItself(node: Node): Node | undefined {
  switch (node.kind) {
    case "object": {
      const [first, ...others] = node.entries;
      return first && { ...node, entries: [{ ...first, key: `${first.key}${mark}` }, ...others] };
    }
    case "literal":
      return { ...node, value: `${node.value}${mark}` };
    case "text":
      return { ...node, parts: [...node.parts, mark] };
    case "value":
      return { ...node, path: [...node.path.slice(0, -1), `${node.path.at(-1)}${mark}`] };
    case "if":
      return marked(node, [{ kind: "then" }]);
    case "spread":
      return marked(node, [{ kind: "of" }]);
    case "each":
      return marked(node, [{ kind: "body" }]);
    default:
      return undefined;
  }
}
