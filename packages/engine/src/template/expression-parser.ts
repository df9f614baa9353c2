import { quote } from "../format/quote.ts";
import type { ArgNode, CommandNode, PipeNode, VariableNode } from "./node.ts";
import { parseNumber } from "./parse-number.ts";
import type { TokenKind } from "./token.ts";
import { TokenReader } from "./token-reader.ts";

/** Deeper nesting of parentheses is refused, as in Go. */
const maxParens = 10_000;
/** Deeper nesting of blocks would exhaust the stack; Go has no such limit. */
export const maxBlocks = 2_000;

/** Parses what stands between the braces. */
export class ExpressionParser extends TokenReader {
  /** The variables that can be seen. */
  protected vars: string[] = ["$"];
  #parens = 0;

  protected pipeline(context: string, end: "rightDelim" | "rightParen"): PipeNode {
    const at = this.peekNonSpace().at;
    const { decl, isAssign } = this.#declarations(context);
    const cmds: CommandNode[] = [];
    for (;;) {
      const token = this.nextNonSpace();
      if (token.kind === end) {
        this.#checkPipeline(cmds, context);
        return { kind: "pipe", at, isAssign, decl, cmds };
      }
      if (!startsOperand.has(token.kind)) this.unexpected(token, context);
      this.source.at--;
      cmds.push(this.#command());
    }
  }

  #declarations(context: string): { decl: VariableNode[]; isAssign: boolean } {
    const decl: VariableNode[] = [];
    for (;;) {
      const variable = this.peekNonSpace();
      if (variable.kind !== "variable") return { decl, isAssign: false };
      this.next();
      const before = this.source.at;
      const next = this.peekNonSpace();
      const declared: VariableNode = { kind: "variable", at: variable.at, names: [variable.text] };
      if (next.kind === "assign" || next.kind === "declare") {
        this.nextNonSpace();
        decl.push(declared);
        this.vars.push(variable.text);
        return { decl, isAssign: next.kind === "assign" };
      }
      if (next.kind !== "char" || next.text !== ",") {
        this.source.at = before - 1;
        return { decl, isAssign: false };
      }
      this.nextNonSpace();
      decl.push(declared);
      this.vars.push(variable.text);
      if (context !== "range" || decl.length >= 2) this.fail(`too many declarations in ${context}`);
      const after = this.peekNonSpace().kind;
      if (after !== "variable" && after !== "rightDelim" && after !== "rightParen") {
        this.fail("range can only initialize variables");
      }
    }
  }

  #checkPipeline(cmds: readonly CommandNode[], context: string): void {
    if (cmds.length === 0) this.fail(`missing value for ${context}`);
    for (let at = 1; at < cmds.length; at++) {
      const kind = cmds[at]?.args[0]?.kind;
      if (kind === "bool" || kind === "dot" || kind === "nil" || kind === "number" || kind === "string") {
        this.fail(`non executable command in pipeline stage ${at + 1}`);
      }
    }
  }

  #command(): CommandNode {
    const at = this.peekNonSpace().at;
    const args: ArgNode[] = [];
    for (;;) {
      this.peekNonSpace();
      const operand = this.#operand();
      if (operand !== undefined) args.push(operand);
      const token = this.next();
      if (token.kind === "space") continue;
      if (token.kind === "rightDelim" || token.kind === "rightParen") this.source.at--;
      else if (token.kind !== "pipe") this.unexpected(token, "operand");
      break;
    }
    if (args.length === 0) this.fail("empty command");
    return { kind: "command", at, args };
  }

  #operand(): ArgNode | undefined {
    const node = this.#term();
    if (node === undefined || this.peek().kind !== "field") return node;
    const at = this.peek().at;
    const names: string[] = [];
    while (this.peek().kind === "field") names.push(this.next().text.slice(1));
    switch (node.kind) {
      case "field":
      case "variable":
        return { kind: node.kind, at, names: [...node.names, ...names] };
      case "bool":
      case "string":
      case "number":
      case "nil":
      case "dot":
        return this.fail(`unexpected . after term ${quote(termText(node))}`);
      default:
        return { kind: "chain", at, node, names };
    }
  }

  #term(): ArgNode | undefined {
    const token = this.nextNonSpace();
    switch (token.kind) {
      case "identifier":
        if (!this.source.functions.has(token.text)) this.fail(`function ${quote(token.text)} not defined`);
        return { kind: "identifier", at: token.at, name: token.text };
      case "dot":
      case "nil":
        return { kind: token.kind, at: token.at };
      case "variable":
        if (!this.vars.includes(token.text)) this.fail(`undefined variable ${quote(token.text)}`);
        return { kind: "variable", at: token.at, names: [token.text] };
      case "field":
        return { kind: "field", at: token.at, names: [token.text.slice(1)] };
      case "bool":
        return { kind: "bool", at: token.at, value: token.text === "true" };
      case "charConstant":
      case "complex":
      case "number": {
        const number = parseNumber(token.text, token.at, token.kind === "charConstant");
        return typeof number === "string" ? this.fail(number) : number;
      }
      case "leftParen": {
        if (this.#parens >= maxParens || ++this.source.depth > maxBlocks)
          this.fail("max expression depth exceeded");
        this.#parens++;
        const pipe = this.pipeline("parenthesized pipeline", "rightParen");
        this.#parens--;
        this.source.depth--;
        return pipe;
      }
      case "string":
      case "rawString":
        return { kind: "string", at: token.at, quoted: token.text, text: this.unquoted(token) };
      default:
        this.source.at--;
        return undefined;
    }
  }
}

const startsOperand = new Set<TokenKind>([
  "bool",
  "charConstant",
  "complex",
  "dot",
  "field",
  "identifier",
  "number",
  "nil",
  "rawString",
  "string",
  "variable",
  "leftParen",
]);

function termText(node: ArgNode): string {
  switch (node.kind) {
    case "bool":
      return String(node.value);
    case "string":
      return node.quoted;
    case "number":
      return node.text;
    case "nil":
      return "nil";
    default:
      return ".";
  }
}
