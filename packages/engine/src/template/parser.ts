import { quote } from "../format/quote.ts";
import { lex, type Token, type TokenKind } from "./lexer.ts";
import type { ArgNode, CommandNode, ListNode, Node, PipeNode, Tree, VariableNode } from "./node.ts";
import { parseNumber } from "./parse-number.ts";
import { unquote } from "./unquote.ts";

/** A template that does not parse. The message is Go's, with the template's name and line. */
export class ParseError extends Error {}

/** Deeper nesting of parentheses is refused, as in Go. */
const maxParens = 10_000;
/** Deeper nesting of blocks would exhaust the stack; Go has no such limit. */
const maxBlocks = 2_000;

/** A block's end or `else`, which ends a list. */
interface EndNode {
  readonly kind: "end" | "else";
  readonly at: number;
}

/**
 * Parses a template's text into its main tree and those that it defines, in the order in which Go adds them.
 *
 * @param functions says whether a function of that name exists.
 */
export function parse(name: string, text: string, functions: { has(name: string): boolean }): Tree[] {
  const source: Source = {
    name,
    text,
    tokens: lex(text),
    functions,
    trees: [],
    at: 0,
    furthest: 0,
    depth: 0,
  };
  const parser = new Parser(source);
  parser.add(name, parser.main());
  return source.trees;
}

interface Source {
  readonly name: string;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly functions: { has(name: string): boolean };
  readonly trees: Tree[];
  at: number;
  furthest: number;
  depth: number;
}

class Parser {
  readonly #source: Source;
  #vars: string[] = ["$"];
  #rangeDepth = 0;
  #parens = 0;
  #actionAt: number | undefined;

  constructor(source: Source) {
    this.#source = source;
  }

  main(): ListNode {
    const at = this.#peek().at;
    const nodes: Node[] = [];
    while (this.#peek().kind !== "eof") {
      if (this.#peek().kind === "leftDelim") {
        const before = this.#source.at;
        this.#next();
        if (this.#nextNonSpace().kind === "define") {
          new Parser(this.#source).#definition();
          continue;
        }
        this.#source.at = before;
      }
      const node = this.#textOrAction();
      if (node.kind === "end" || node.kind === "else") this.#fail(`unexpected {{${node.kind}}}`);
      nodes.push(node as Node);
    }
    return { kind: "list", at, nodes };
  }

  #definition(): void {
    const context = "define clause";
    const token = this.#nextNonSpace();
    if (token.kind !== "string" && token.kind !== "rawString") this.#unexpected(token, context);
    const name = this.#unquoted(token);
    this.#expect("rightDelim", context);
    const [root, end] = this.#itemList();
    if (end.kind !== "end") this.#fail(`unexpected {{${end.kind}}} in ${context}`);
    this.add(name, root);
  }

  /** An empty template gives way to another one of its name; two that are not empty are refused. */
  add(name: string, root: ListNode): void {
    const { trees, text, name: parseName } = this.#source;
    const tree: Tree = { name, parseName, text, root };
    const at = trees.findIndex((other) => other.name === name);
    if (at < 0) trees.push(tree);
    else if (isEmptyTree((trees[at] as Tree).root)) trees[at] = tree;
    else if (!isEmptyTree(root)) this.#fail(`template: multiple definition of template ${quote(name)}`);
  }

  #fail(message: string): never {
    const token = this.#source.tokens[this.#source.furthest];
    throw new ParseError(`template: ${this.#source.name}:${this.#lineOf(token?.at ?? 0)}: ${message}`);
  }

  #lineOf(at: number): number {
    let line = 1;
    const text = this.#source.text;
    for (let next = text.indexOf("\n"); next >= 0 && next < at; next = text.indexOf("\n", next + 1)) line++;
    return line;
  }

  #next(): Token {
    const source = this.#source;
    const token = source.tokens[source.at] ?? (source.tokens.at(-1) as Token);
    source.furthest = Math.max(source.furthest, Math.min(source.at, source.tokens.length - 1));
    source.at++;
    return token;
  }

  #peek(): Token {
    const token = this.#next();
    this.#source.at--;
    return token;
  }

  #nextNonSpace(): Token {
    for (;;) {
      const token = this.#next();
      if (token.kind !== "space") return token;
    }
  }

  #peekNonSpace(): Token {
    const token = this.#nextNonSpace();
    this.#source.at--;
    return token;
  }

  #expect(kind: TokenKind, context: string): Token {
    const token = this.#nextNonSpace();
    if (token.kind !== kind) this.#unexpected(token, context);
    return token;
  }

  #unexpected(token: Token, context: string): never {
    if (token.kind !== "error") this.#fail(`unexpected ${printToken(token)} in ${context}`);
    let extra = "";
    if (this.#actionAt !== undefined) {
      const started = this.#lineOf(this.#actionAt);
      if (started !== this.#lineOf(token.at)) {
        extra = ` in action started at ${this.#source.name}:${started}`;
        if (token.text.endsWith(" action")) extra = extra.slice(" in action".length);
      }
    }
    this.#fail(`${token.text}${extra}`);
  }

  #unquoted(token: Token): string {
    return unquote(token.text) ?? this.#fail("invalid syntax");
  }

  #itemList(): [ListNode, EndNode] {
    if (++this.#source.depth > maxBlocks) this.#fail("blocks are nested too deeply");
    const at = this.#peekNonSpace().at;
    const nodes: Node[] = [];
    while (this.#peekNonSpace().kind !== "eof") {
      const node = this.#textOrAction();
      if (node.kind === "end" || node.kind === "else") {
        this.#source.depth--;
        return [{ kind: "list", at, nodes }, node as EndNode];
      }
      nodes.push(node as Node);
    }
    this.#fail("unexpected EOF");
  }

  #textOrAction(): Node | EndNode {
    const token = this.#nextNonSpace();
    if (token.kind === "text") return { kind: "text", at: token.at, text: token.text };
    if (token.kind !== "leftDelim") this.#unexpected(token, "input");
    this.#actionAt = token.at;
    const node = this.#action();
    this.#actionAt = undefined;
    return node;
  }

  #action(): Node | EndNode {
    const token = this.#nextNonSpace();
    switch (token.kind) {
      case "block":
        return this.#block();
      case "break":
      case "continue": {
        const next = this.#nextNonSpace();
        if (next.kind !== "rightDelim") this.#unexpected(next, `{{${token.kind}}}`);
        if (this.#rangeDepth === 0) this.#fail(`{{${token.kind}}} outside {{range}}`);
        return { kind: token.kind, at: token.at };
      }
      case "else": {
        const next = this.#peekNonSpace();
        if (next.kind === "if" || next.kind === "with") return { kind: "else", at: next.at };
        return { kind: "else", at: this.#expect("rightDelim", "else").at };
      }
      case "end":
        return { kind: "end", at: this.#expect("rightDelim", "end").at };
      case "if":
      case "range":
      case "with":
        return this.#control(token.kind);
      case "template":
        return this.#template();
      default: {
        this.#source.at--;
        const at = this.#peek().at;
        return { kind: "action", at, pipe: this.#pipeline("command", "rightDelim") };
      }
    }
  }

  #control(kind: "if" | "range" | "with"): Node {
    const mark = this.#vars.length;
    const pipe = this.#pipeline(kind, "rightDelim");
    if (kind === "range") this.#rangeDepth++;
    const [list, next] = this.#itemList();
    if (kind === "range") this.#rangeDepth--;
    const elseList = next.kind === "else" ? this.#else(kind, next) : undefined;
    this.#vars.length = mark;
    return { kind, at: pipe.at, pipe, list, elseList };
  }

  #else(kind: "if" | "range" | "with", start: EndNode): ListNode {
    if (kind !== "range" && this.#peek().kind === kind) {
      this.#next();
      return { kind: "list", at: start.at, nodes: [this.#control(kind)] };
    }
    const [list, end] = this.#itemList();
    if (end.kind !== "end") this.#fail(`expected end; found {{${end.kind}}}`);
    return list;
  }

  #block(): Node {
    const context = "block clause";
    const token = this.#nextNonSpace();
    const name = this.#templateName(token, context);
    const pipe = this.#pipeline(context, "rightDelim");
    const [root, end] = new Parser(this.#source).#itemList();
    if (end.kind !== "end") this.#fail(`unexpected {{${end.kind}}} in ${context}`);
    this.add(name, root);
    return { kind: "template", at: token.at, name, pipe };
  }

  #template(): Node {
    const context = "template clause";
    const token = this.#nextNonSpace();
    const name = this.#templateName(token, context);
    if (this.#nextNonSpace().kind === "rightDelim")
      return { kind: "template", at: token.at, name, pipe: undefined };
    this.#source.at--;
    return { kind: "template", at: token.at, name, pipe: this.#pipeline(context, "rightDelim") };
  }

  #templateName(token: Token, context: string): string {
    if (token.kind !== "string" && token.kind !== "rawString") this.#unexpected(token, context);
    return this.#unquoted(token);
  }

  #pipeline(context: string, end: "rightDelim" | "rightParen"): PipeNode {
    const at = this.#peekNonSpace().at;
    const { decl, isAssign } = this.#declarations(context);
    const cmds: CommandNode[] = [];
    for (;;) {
      const token = this.#nextNonSpace();
      if (token.kind === end) {
        this.#checkPipeline(cmds, context);
        return { kind: "pipe", at, isAssign, decl, cmds };
      }
      if (!startsOperand.has(token.kind)) this.#unexpected(token, context);
      this.#source.at--;
      cmds.push(this.#command());
    }
  }

  #declarations(context: string): { decl: VariableNode[]; isAssign: boolean } {
    const decl: VariableNode[] = [];
    for (;;) {
      const variable = this.#peekNonSpace();
      if (variable.kind !== "variable") return { decl, isAssign: false };
      this.#next();
      const before = this.#source.at;
      const next = this.#peekNonSpace();
      const declared: VariableNode = { kind: "variable", at: variable.at, names: [variable.text] };
      if (next.kind === "assign" || next.kind === "declare") {
        this.#nextNonSpace();
        decl.push(declared);
        this.#vars.push(variable.text);
        return { decl, isAssign: next.kind === "assign" };
      }
      if (next.kind !== "char" || next.text !== ",") {
        this.#source.at = before - 1;
        return { decl, isAssign: false };
      }
      this.#nextNonSpace();
      decl.push(declared);
      this.#vars.push(variable.text);
      if (context !== "range" || decl.length >= 2) this.#fail(`too many declarations in ${context}`);
      const after = this.#peekNonSpace().kind;
      if (after !== "variable" && after !== "rightDelim" && after !== "rightParen") {
        this.#fail("range can only initialize variables");
      }
    }
  }

  #checkPipeline(cmds: readonly CommandNode[], context: string): void {
    if (cmds.length === 0) this.#fail(`missing value for ${context}`);
    for (let at = 1; at < cmds.length; at++) {
      const kind = cmds[at]?.args[0]?.kind;
      if (kind === "bool" || kind === "dot" || kind === "nil" || kind === "number" || kind === "string") {
        this.#fail(`non executable command in pipeline stage ${at + 1}`);
      }
    }
  }

  #command(): CommandNode {
    const at = this.#peekNonSpace().at;
    const args: ArgNode[] = [];
    for (;;) {
      this.#peekNonSpace();
      const operand = this.#operand();
      if (operand !== undefined) args.push(operand);
      const token = this.#next();
      if (token.kind === "space") continue;
      if (token.kind === "rightDelim" || token.kind === "rightParen") this.#source.at--;
      else if (token.kind !== "pipe") this.#unexpected(token, "operand");
      break;
    }
    if (args.length === 0) this.#fail("empty command");
    return { kind: "command", at, args };
  }

  #operand(): ArgNode | undefined {
    const node = this.#term();
    if (node === undefined || this.#peek().kind !== "field") return node;
    const at = this.#peek().at;
    const names: string[] = [];
    while (this.#peek().kind === "field") names.push(this.#next().text.slice(1));
    switch (node.kind) {
      case "field":
      case "variable":
        return { kind: node.kind, at, names: [...node.names, ...names] };
      case "bool":
      case "string":
      case "number":
      case "nil":
      case "dot":
        return this.#fail(`unexpected . after term ${quote(termText(node))}`);
      default:
        return { kind: "chain", at, node, names };
    }
  }

  #term(): ArgNode | undefined {
    const token = this.#nextNonSpace();
    switch (token.kind) {
      case "identifier":
        if (!this.#source.functions.has(token.text)) this.#fail(`function ${quote(token.text)} not defined`);
        return { kind: "identifier", at: token.at, name: token.text };
      case "dot":
      case "nil":
        return { kind: token.kind, at: token.at };
      case "variable":
        if (!this.#vars.includes(token.text)) this.#fail(`undefined variable ${quote(token.text)}`);
        return { kind: "variable", at: token.at, names: [token.text] };
      case "field":
        return { kind: "field", at: token.at, names: [token.text.slice(1)] };
      case "bool":
        return { kind: "bool", at: token.at, value: token.text === "true" };
      case "charConstant":
      case "complex":
      case "number": {
        const number = parseNumber(token.text, token.at, token.kind === "charConstant");
        return typeof number === "string" ? this.#fail(number) : number;
      }
      case "leftParen": {
        if (this.#parens >= maxParens || ++this.#source.depth > maxBlocks)
          this.#fail("max expression depth exceeded");
        this.#parens++;
        const pipe = this.#pipeline("parenthesized pipeline", "rightParen");
        this.#parens--;
        this.#source.depth--;
        return pipe;
      }
      case "string":
      case "rawString":
        return { kind: "string", at: token.at, quoted: token.text, text: this.#unquoted(token) };
      default:
        this.#source.at--;
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

/** A token as Go's parser prints it. */
function printToken(token: Token): string {
  if (token.kind === "eof") return "EOF";
  if (isKeyword(token.kind)) return `<${token.text}>`;
  const text = Array.from(token.text);
  return text.length > 10 ? `${quote(text.slice(0, 10).join(""))}...` : quote(token.text);
}

function isKeyword(kind: TokenKind): boolean {
  return [
    "block",
    "break",
    "continue",
    "dot",
    "define",
    "else",
    "end",
    "if",
    "nil",
    "range",
    "template",
    "with",
  ].includes(kind);
}

/** Whether a template is but space, comments and definitions, so that it does not replace one of its name. */
export function isEmptyTree(list: ListNode): boolean {
  return list.nodes.every(
    (node) => node.kind === "comment" || (node.kind === "text" && node.text.trim() === ""),
  );
}
