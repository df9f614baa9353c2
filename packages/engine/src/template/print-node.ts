import { quote } from "../format/quote.ts";
import type { AnyNode, PipeNode } from "./node.ts";

/** A node as Go prints it in an error. */
export function printNode(node: AnyNode): string {
  switch (node.kind) {
    case "text":
      return node.text;
    case "comment":
      return "{{comment}}";
    case "break":
      return "{{break}}";
    case "continue":
      return "{{continue}}";
    case "action":
      return `{{${printNode(node.pipe)}}}`;
    case "if":
    case "with":
    case "range": {
      const rest = node.elseList === undefined ? "" : `{{else}}${printNode(node.elseList)}`;
      return `{{${node.kind} ${printNode(node.pipe)}}}${printNode(node.list)}${rest}{{end}}`;
    }
    case "template":
      return `{{template ${quote(node.name)}${node.pipe === undefined ? "" : ` ${printNode(node.pipe)}`}}}`;
    case "list":
      return node.nodes.map(printNode).join("");
    case "pipe":
      return printPipe(node);
    case "command":
      return node.args.map((arg) => (arg.kind === "pipe" ? `(${printNode(arg)})` : printNode(arg))).join(" ");
    case "field":
      return node.names.map((name) => `.${name}`).join("");
    case "variable":
      return node.names.join(".");
    case "chain": {
      const base = node.node.kind === "pipe" ? `(${printNode(node.node)})` : printNode(node.node);
      return base + node.names.map((name) => `.${name}`).join("");
    }
    case "identifier":
      return node.name;
    case "dot":
      return ".";
    case "nil":
      return "nil";
    case "bool":
      return String(node.value);
    case "number":
      return node.text;
    case "string":
      return node.quoted;
    default:
      return node satisfies never;
  }
}

function printPipe(pipe: PipeNode): string {
  const names = pipe.decl.map(printNode).join(", ");
  const head = pipe.decl.length === 0 ? "" : `${names} ${pipe.isAssign ? "=" : ":="} `;
  return head + pipe.cmds.map(printNode).join(" | ");
}
