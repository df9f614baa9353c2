import { byKind, type CallNode, forKinds, type Node, shapeOf, type Walk } from "@chartwright/model";

/** Below this a float64 is printed by Go without an exponent. */
const exponentFrom = 1e6;

/** Whether a whole number is always small enough to be printed right as the float64 that Helm reads. */
export function fitsFloat(node: Node): boolean {
  if (node.kind !== "value" && node.kind !== "field" && node.kind !== "variable") return false;
  const { schema } = node;
  if (schema.kind === "enum")
    return schema.options.every((option) => Math.abs(Number(option)) < exponentFrom);
  if (schema.kind !== "integer") return false;
  return (schema.min ?? -Infinity) > -exponentFrom && (schema.max ?? Infinity) < exponentFrom;
}

/** `false` */
const longestWord = 5;

/** A word of Kubernetes's, such as `ClusterIP`, and none of YAML's. */
function isPlainWord(text: string): boolean {
  return /^[A-Z][A-Za-z]{4,}$/.test(text) && text.toLowerCase() !== "false";
}

/** Whether a text, unquoted, is always a string in YAML. */
export const isPlain: Walk<boolean> = byKind({
  include: ({ helper }) => helper.plain,
  builtin: ({ object, name }) => object === "Release" && name === "Service",
  ...forKinds(["value", "field", "variable"], ({ schema }) =>
    schema.kind === "enum"
      ? schema.options.every((option) => isPlainWord(String(option)))
      : schema.kind === "string" && schema.plain === true && (schema.default ?? "") !== "",
  ),
  text: ({ parts }) => {
    const [first] = parts;
    return typeof first === "object" && isPlain(first) && parts.every(isPlainPart);
  },
  call: (node) => isPlain(node.args[0] as Node) && leavesPlain(node),
  ...forKinds(["literal", "lines", "raw", "file", "lookup", "if", "let", "keep", "resource"], () => false),
  ...forKinds(["object", "list", "spread", "each", "mapValues", "merge"], () => false),
});

/** Whether what is left of a plain text is plain: it is longer than any word of YAML's, or has lost a hyphen only. */
function leavesPlain({ fn, args: [, by] }: CallNode): boolean {
  if (by?.kind !== "literal") return false;
  return fn === "trunc" ? Number(by.value) > longestWord + 1 : fn === "trimSuffix" && by.value === "-";
}

function isPlainPart(part: string | Node): boolean {
  return typeof part === "string" ? /^[-\w.]*$/.test(part) : shapeOf(part) === "string" && isPlain(part);
}
