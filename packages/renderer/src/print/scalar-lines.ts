import type { Node } from "@chartwright/model";
import { blockText } from "../template/block-text.ts";
import { asYaml, expression, included } from "../template/expression.ts";
import { isLiteralBlock } from "../template/literal-block.ts";
import { blockScalar, yamlString } from "../template/scalar.ts";
import { scalarAction } from "../template/scalar-action.ts";
import type { Scope } from "../template/scope.ts";
import { control, pad } from "./line.ts";

/** A scalar behind its key or dash; one of several lines goes on at an indentation. */
export function scalarLines(prefix: string, node: Node, scope: Scope, indent: number): readonly string[] {
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
