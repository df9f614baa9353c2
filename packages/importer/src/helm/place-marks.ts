import type { MarkedText } from "./mark-text.ts";
import { unliftable } from "./unliftable.ts";

type Mark =
  | { readonly kind: "begin" | "else" | "end"; readonly id: number }
  | { readonly kind: "yaml"; readonly id: number; readonly indent: number };

interface Line {
  text: string;
  readonly mark: Mark | undefined;
}

/** The key that a mark has in YAML. */
export const markKey = /^__cw_(begin|else|end|yaml)_(\d+)$/;

/**
 * Makes YAML of a marked text: a mark becomes an entry or item beside those that it stands between,
 * `__cw_begin_3: ` or `- __cw_begin_3`.
 */
export function placeMarks({ text, holes }: MarkedText): string {
  const lines = text.split("\n").flatMap(lineOf);
  splitItems(lines);
  const isList = (id: number) => holes[id]?.value.type === "list";
  const placed = lines.map((line, index) => {
    const { mark } = line;
    if (mark === undefined) return line.text;
    const { column, isItem } =
      mark.kind === "yaml" ? placeOfYaml(lines, index, isList) : placeOfBlock(lines, index, isList);
    return `${" ".repeat(column)}${isItem ? "- " : ""}__cw_${mark.kind}_${mark.id}${isItem ? "" : ":"}`;
  });
  return placed.join("\n");
}

function lineOf(text: string): Line[] {
  const match = /^\s*\ue000(\w+):(\d+)(?::(\d+))?$/.exec(text);
  if (match === null) {
    if (text.includes("\ue000")) unliftable("an action that shares its line with others");
    return text.trim() === "" ? [] : [{ text, mark: undefined }];
  }
  const [, kind, id, indent] = match;
  return [{ text: "", mark: { kind: kind as "yaml", id: Number(id), indent: Number(indent) } }];
}

const columnOf = (text: string) => text.length - text.trimStart().length;
const isItemLine = (text: string) => /^\s*-( |$)/.test(text);

interface Position {
  readonly column: number;
  readonly isItem: boolean;
}

type IsList = (id: number) => boolean;

/** Where the first content of a block stands, behind the mark at `index`; `undefined` where it has none. */
function contentBehind(lines: readonly Line[], index: number, isList: IsList): Position | undefined {
  const { mark } = lines[index] as Line;
  for (let at = index + 1; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.mark === undefined) return { column: columnOf(line.text), isItem: isItemLine(line.text) };
    if (line.mark.kind === "yaml") return placeOfYaml(lines, at, isList);
    if (line.mark.id === mark?.id) return undefined;
  }
  return undefined;
}

function placeOfBlock(lines: readonly Line[], index: number, isList: IsList): Position {
  const { id } = (lines[index] as Line).mark as Mark;
  const own = lines.flatMap(({ mark }, at) =>
    mark?.id === id && (mark.kind === "begin" || mark.kind === "else") ? [at] : [],
  );
  const positions = own.flatMap((at) => contentBehind(lines, at, isList) ?? []);
  const [first, second] = positions;
  if (first === undefined) unliftable("a block without content");
  if (second !== undefined && (second.column !== first.column || second.isItem !== first.isItem))
    unliftable("a block whose parts stand at different places");
  return first;
}

function placeOfYaml(lines: readonly Line[], index: number, isList: IsList): Position {
  const mark = (lines[index] as Line).mark as Mark & { kind: "yaml" };
  const column = mark.indent;
  for (const line of lines.slice(index + 1)) {
    if (line.mark !== undefined) continue;
    const own = columnOf(line.text);
    if (own < column) break;
    if (own === column) return { column, isItem: isItemLine(line.text) };
  }
  for (const line of lines.slice(0, index).reverse()) {
    if (line.mark !== undefined) continue;
    const own = columnOf(line.text) + (isItemLine(line.text) && columnOf(line.text) + 2 === column ? 2 : 0);
    if (own < column) break;
    if (own > column) continue;
    // A list may stand at the column of its own key.
    const isKeyOfList = line.text.trimEnd().endsWith(":") && isList(mark.id);
    return { column, isItem: own === columnOf(line.text) ? isItemLine(line.text) || isKeyOfList : false };
  }
  return { column, isItem: isList(mark.id) };
}

/** A block around the first entry of an item only: the item's hyphen is put before it. */
function splitItems(lines: Line[]): void {
  for (let index = 0; index < lines.length; index++) {
    const { mark } = lines[index] as Line;
    const next = lines[index + 1];
    if (mark?.kind !== "begin" || next?.mark !== undefined || next === undefined || !isItemLine(next.text))
      continue;
    const end = lines.findIndex((line) => line.mark?.kind === "end" && line.mark.id === mark.id);
    const column = columnOf(next.text);
    const behind = lines.slice(end + 1).find((line) => line.mark === undefined);
    if (behind === undefined || columnOf(behind.text) <= column) continue;
    const inner = next.text.slice(column + 1);
    lines[index] = { text: `${" ".repeat(column)}- __cw_begin_${mark.id}:`, mark: undefined };
    next.text = `${" ".repeat(column + 1)}${inner}`;
    const after = columnOf(next.text);
    const last = lines[end];
    if (last !== undefined)
      lines[end] = { text: `${" ".repeat(after)}__cw_end_${mark.id}:`, mark: undefined };
  }
}
