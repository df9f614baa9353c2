import { type Node, type SchemaNode, shapeOf } from "@chartwright/model";
import { isPlain } from "./plain.ts";
import { presenceOf } from "./presence.ts";
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
function endsWithText(node: Node): boolean {
  switch (node.kind) {
    case "literal":
      return /\S$/.test(String(node.value));
    case "text":
      return node.parts.some((part) => typeof part === "string" && /\S/.test(part));
    case "lines": {
      const from = node.lines.findLastIndex((line) => presenceOf(line) === "always");
      return from >= 0 && node.lines.slice(from).every(endsWithText);
    }
    case "list":
      return node.items.every(endsWithText);
    case "spread":
      return endsWithText(node.list);
    case "each":
    case "let":
      return endsWithText(node.body);
    case "if":
      return endsWithText(node.then) && (node.otherwise === undefined || endsWithText(node.otherwise));
    default:
      return false;
  }
}

function isPrintable(node: Node): boolean {
  switch (node.kind) {
    case "literal":
      return isPrintableText(String(node.value));
    case "text":
      return node.parts.every((part) => (typeof part === "string" ? isPrintableText(part) : isOneLine(part)));
    case "lines":
      return node.lines.every(isPrintable);
    case "list":
      return node.items.every(isPrintable);
    case "spread":
      return isPrintable(node.list);
    case "each":
    case "let":
      return isPrintable(node.body);
    case "if":
      return isPrintable(node.then) && (node.otherwise === undefined || isPrintable(node.otherwise));
    default:
      return isOneLine(node);
  }
}

/** Whether a literal block keeps it: asked of it between other characters, where it stands in none of the corners. */
function isPrintableText(text: string): boolean {
  return blockScalar(`x${text}x\n`) !== undefined;
}

/** Whether it is printable text without a line's end, whatever the values are: Helm and Kubernetes take no other names. */
export function isOneLine(node: Node): boolean {
  if (["integer", "number", "boolean"].includes(shapeOf(node)) || isPlain(node)) return true;
  switch (node.kind) {
    case "literal":
      return isPrintableText(String(node.value)) && !String(node.value).includes("\n");
    case "builtin":
      return node.object === "Release";
    case "value":
    case "field":
    case "variable":
      return isOneLineSchema(node.schema);
    case "if":
      return isOneLine(node.then) && (node.otherwise === undefined || isOneLine(node.otherwise));
    case "text":
      return node.parts.every((part) =>
        typeof part === "string" ? isPrintableText(part) && !part.includes("\n") : isOneLine(part),
      );
    case "call":
      return ["orElse", "toJson", "toText"].includes(node.fn) && node.args.every(isOneLine);
    default:
      return false;
  }
}

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
    default:
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
