import { byKind, forKinds, type Node, type SchemaNode, shapeOf, type Walk } from "@chartwright/model";
import { presenceOf } from "../lower/presence.ts";
import { isPlain } from "./plain.ts";
import { blockScalar } from "./scalar.ts";

/**
 * Whether YAML's literal block keeps lines as they are, whatever the values are: each is printable and none is ended by
 * a value, the first starts with no space, and the last is not blank.
 */
export function isLiteralBlock(node: Node): boolean {
  if (node.kind !== "lines") return false;
  const [first] = node.lines;
  return first !== undefined && startsWithText(first) && isPrintable(node) && endsWithText(node);
}

/** A line that is there, and starts with what a literal block can start with. */
function startsWithText(node: Node): boolean {
  if (node.kind === "lines") return node.lines[0] !== undefined && startsWithText(node.lines[0]);
  const [start] = node.kind === "text" ? node.parts : node.kind === "literal" ? [node.value] : [];
  return typeof start === "string" && /^\S/.test(start);
}

/** Whether the last line, whichever it is, has text of the author's in it. */
const endsWithText: Walk<boolean> = byKind({
  literal: ({ value }) => /\S$/.test(String(value)),
  text: ({ parts }) => parts.some((part) => typeof part === "string" && /\S/.test(part)),
  lines: ({ lines }) => {
    const from = lines.findLastIndex((line) => presenceOf(line) === "always");
    return from >= 0 && lines.slice(from).every((line) => endsWithText(line));
  },
  list: ({ items }) => items.every((item) => endsWithText(item)),
  spread: ({ list }) => endsWithText(list),
  ...forKinds(["each", "let"], ({ body }) => endsWithText(body)),
  if: ({ then, otherwise }) => endsWithText(then) && (otherwise === undefined || endsWithText(otherwise)),
  ...forKinds(["value", "field", "variable", "builtin", "file", "lookup", "raw", "call"], () => false),
  ...forKinds(["include", "keep", "object", "merge", "mapValues", "resource"], () => false),
});

const isPrintable: Walk<boolean> = byKind({
  literal: ({ value }) => isPrintableText(String(value)),
  text: ({ parts }) =>
    parts.every((part) => (typeof part === "string" ? isPrintableText(part) : isOneLine(part))),
  lines: ({ lines }) => lines.every((line) => isPrintable(line)),
  list: ({ items }) => items.every((item) => isPrintable(item)),
  spread: ({ list }) => isPrintable(list),
  ...forKinds(["each", "let"], ({ body }) => isPrintable(body)),
  if: ({ then, otherwise }) => isPrintable(then) && (otherwise === undefined || isPrintable(otherwise)),
  ...forKinds(["value", "field", "variable", "builtin", "file", "lookup", "raw", "call"], isOneLine),
  ...forKinds(["include", "keep", "object", "merge", "mapValues", "resource"], isOneLine),
});

/** Whether a literal block keeps it: asked of it between other characters, where it stands in none of the corners. */
function isPrintableText(text: string): boolean {
  return blockScalar(`x${text}x\n`) !== undefined;
}

/** Whether it is printable text without a line's end, whatever the values are: Helm and Kubernetes take no other names. */
export function isOneLine(node: Node): boolean {
  return ["integer", "number", "boolean"].includes(shapeOf(node)) || isPlain(node) || isOneLineText(node);
}

const isOneLineText: Walk<boolean> = byKind({
  literal: ({ value }) => isPrintableText(String(value)) && !String(value).includes("\n"),
  builtin: ({ object }) => object === "Release",
  ...forKinds(["value", "field", "variable"], ({ schema }) => isOneLineSchema(schema)),
  if: ({ then, otherwise }) => isOneLine(then) && (otherwise === undefined || isOneLine(otherwise)),
  text: ({ parts }) =>
    parts.every((part) =>
      typeof part === "string" ? isPrintableText(part) && !part.includes("\n") : isOneLine(part),
    ),
  call: ({ fn, args }) => ["orElse", "toJson", "toText"].includes(fn) && args.every(isOneLine),
  ...forKinds(["lines", "raw", "file", "lookup", "let", "include", "keep", "resource"], () => false),
  ...forKinds(["object", "list", "spread", "each", "mapValues", "merge"], () => false),
});

function isOneLineSchema(schema: SchemaNode): boolean {
  switch (schema.kind) {
    case "string":
      return listsCharacters(schema.pattern ?? "");
    case "enum":
      return schema.options.every(
        (option) => isPrintableText(String(option)) && !String(option).includes("\n"),
      );
    case "union":
      return schema.options.every(isOneLineSchema);
    case "integer":
    case "number":
    case "boolean":
      return true;
    case "any":
    case "array":
    case "kubernetes":
    case "map":
    case "nullable":
    case "object":
    case "subchart":
      return false;
  }
}

/** Whether an anchored expression lists the characters that it takes, and a line can hold each of them. */
function listsCharacters(pattern: string): boolean {
  if (!/^\^.*\$$/s.test(pattern)) return false;
  const plain = pattern.slice(1, -1).replaceAll(/\\[-\\\][.*+?^${}()|/wd]/g, "");
  const classes = [...plain.matchAll(/\[(?!\^)([^\]\\]*)\]/g)].map(([, inside = ""]) => inside);
  // Within brackets a dot or a bar is itself.
  const outside = plain.replaceAll(/\[(?!\^)[^\]\\]*\]/g, "");
  return !/[.|[\\]/.test(outside) && isPrintableText(outside) && classes.every(isPrintableClass);
}

/** Characters and ranges of them, such as `a-z_`. */
function isPrintableClass(inside: string): boolean {
  const ranges = [...inside.matchAll(/(.)-(.)|(.)/gsu)];
  return ranges.every(([, from, to, single]) => {
    const [least, most] = [from ?? single, to ?? single].map((char) => char?.codePointAt(0) ?? 0);
    return !unprintable.some(([first, last]) => (least as number) <= last && (most as number) >= first);
  });
}

/** What YAML takes for the end of a line, or does not take at all. */
const unprintable: readonly (readonly [first: number, last: number])[] = [
  [0, 0x1f],
  [0x7f, 0x9f],
  [0x2028, 0x2029],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  [0xfffe, 0x10ffff],
];
