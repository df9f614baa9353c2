import { type CallNode, type Node, shapeOf } from "@chartwright/model";

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
export function isPlain(node: Node): boolean {
  switch (node.kind) {
    case "include":
      return node.helper.plain;
    case "builtin":
      return node.object === "Release" && node.name === "Service";
    case "value":
    case "field":
    case "variable":
      if (node.schema.kind === "enum")
        return node.schema.options.every((option) => isPlainWord(String(option)));
      return (
        node.schema.kind === "string" && node.schema.plain === true && (node.schema.default ?? "") !== ""
      );
    case "text": {
      const [first] = node.parts;
      return typeof first === "object" && isPlain(first) && node.parts.every(isPlainPart);
    }
    case "call":
      return isPlain(node.args[0] as Node) && leavesPlain(node);
    default:
      return false;
  }
}

/** Whether what is left of a plain text is plain: it is longer than any word of YAML's, or has lost a hyphen only. */
function leavesPlain({ fn, args: [, by] }: CallNode): boolean {
  if (by?.kind !== "literal") return false;
  return fn === "trunc" ? Number(by.value) > longestWord + 1 : fn === "trimSuffix" && by.value === "-";
}

function isPlainPart(part: string | Node): boolean {
  return typeof part === "string" ? /^[-\w.]*$/.test(part) : shapeOf(part) === "string" && isPlain(part);
}
