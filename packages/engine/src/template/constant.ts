import { Int, int, wrapInt } from "../value/int.ts";
import type { Value } from "../value/value.ts";
import type { ParamType } from "./function-type.ts";
import type { BoolNode, NumberNode, StringNode } from "./node.ts";
import { printNode } from "./print-node.ts";

export type ConstantNode = BoolNode | NumberNode | StringNode;

/** A constant as a value of a type, or why it is none. */
export function constantFor(
  node: ConstantNode,
  type: ParamType,
): { readonly value: Value } | { readonly problem: string } {
  const expected = (name: string) => ({ problem: `expected ${name}; found ${printNode(node)}` });
  switch (type) {
    case "interface {}":
    case "reflect.Value":
      return untyped(node);
    case "string":
      return node.kind === "string" ? { value: node.text } : expected("string");
    case "bool":
      return node.kind === "bool" ? { value: node.value } : expected("bool");
    case "int":
      if (node.kind !== "number" || node.int === undefined) return expected("integer");
      return { value: int(Number(node.int)) };
    case "time.Duration":
      if (node.kind !== "number" || node.int === undefined) return expected("integer");
      return { value: wrapInt(type, BigInt(node.int)) };
    case "float64":
      if (node.kind !== "number" || node.float === undefined) return expected("float");
      return { value: node.float };
    default:
      return { problem: `can't handle ${printNode(node)} for arg of type ${type}` };
  }
}

/** Whether a number is written as a float decides its type, not whether it is whole. */
function untyped(node: ConstantNode): { readonly value: Value } | { readonly problem: string } {
  if (node.kind !== "number") return { value: node.kind === "bool" ? node.value : node.text };
  const isFloat = /[.eEpP]/.test(node.text) && !/^0[xX][^pP]*$/.test(node.text) && !node.text.startsWith("'");
  if (node.float !== undefined && isFloat) return { value: node.float };
  if (node.int === undefined) return { problem: `${node.text} overflows int` };
  const value = Number(node.int);
  return { value: Number.isSafeInteger(value) ? int(value) : new Int("int", node.int) };
}
