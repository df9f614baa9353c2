import { byKind, forKinds, type NodeOf, type Walk } from "@chartwright/model";

/** Whether a text is always ASCII, so that its bytes are its characters. */
export const isAscii: Walk<boolean> = byKind({
  literal: ({ value }) => isAsciiText(String(value)),
  builtin: ({ name }) => name !== "AppVersion",
  variable: (node) => (node.value === undefined ? isAsciiSchema(node) : isAscii(node.value)),
  ...forKinds(["value", "field"], isAsciiSchema),
  text: ({ parts }) => parts.every((part) => (typeof part === "string" ? isAsciiText(part) : isAscii(part))),
  include: ({ helper }) => isAscii(helper.body),
  if: ({ then, otherwise }) => isAscii(then) && (otherwise === undefined || isAscii(otherwise)),
  let: ({ body }) => isAscii(body),
  call: ({ args }) => args.every((arg) => isAscii(arg)),
  ...forKinds(["lines", "raw", "file", "lookup", "keep", "resource"], () => false),
  ...forKinds(["object", "list", "spread", "each", "mapValues", "merge"], () => false),
});

function isAsciiSchema({ schema }: NodeOf<"value" | "field" | "variable">): boolean {
  if (schema.kind === "enum") return schema.options.every((option) => isAsciiText(String(option)));
  return schema.kind === "string" && schema.plain === true;
}

function isAsciiText(text: string): boolean {
  return [...text].every((char) => char <= "~");
}
