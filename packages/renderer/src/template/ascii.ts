import type { Node } from "@chartwright/model";

/** Whether a text is always ASCII, so that its bytes are its characters. */
export function isAscii(node: Node): boolean {
  switch (node.kind) {
    case "literal":
      return isAsciiText(String(node.value));
    case "builtin":
      return node.name !== "AppVersion";
    case "value":
    case "field":
    case "variable":
      if (node.kind === "variable" && node.value !== undefined) return isAscii(node.value);
      if (node.schema.kind === "enum")
        return node.schema.options.every((option) => isAsciiText(String(option)));
      return node.schema.kind === "string" && node.schema.plain === true;
    case "text":
      return node.parts.every((part) => (typeof part === "string" ? isAsciiText(part) : isAscii(part)));
    case "include":
      return isAscii(node.helper.body);
    case "if":
      return isAscii(node.then) && (node.otherwise === undefined || isAscii(node.otherwise));
    case "let":
      return isAscii(node.body);
    case "call":
      return node.args.every(isAscii);
    default:
      return false;
  }
}

function isAsciiText(text: string): boolean {
  return [...text].every((char) => char <= "~");
}
