import { quote } from "../format/quote.ts";
import { ExpressionParser, maxBlocks } from "./expression-parser.ts";
import { lex } from "./lexer.ts";
import type { ListNode, Node, Tree } from "./node.ts";
import type { Token } from "./token.ts";
import type { Source } from "./token-reader.ts";

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

/** Parses blocks, and keeps the templates that are defined in them. */
class Parser extends ExpressionParser {
  #rangeDepth = 0;

  main(): ListNode {
    const at = this.peek().at;
    const nodes: Node[] = [];
    while (this.peek().kind !== "eof") {
      if (this.peek().kind === "leftDelim") {
        const before = this.source.at;
        this.next();
        if (this.nextNonSpace().kind === "define") {
          new Parser(this.source).#definition();
          continue;
        }
        this.source.at = before;
      }
      const node = this.#textOrAction();
      if (node.kind === "end" || node.kind === "else") this.fail(`unexpected {{${node.kind}}}`);
      nodes.push(node as Node);
    }
    return { kind: "list", at, nodes };
  }

  #definition(): void {
    const context = "define clause";
    const token = this.nextNonSpace();
    if (token.kind !== "string" && token.kind !== "rawString") this.unexpected(token, context);
    const name = this.unquoted(token);
    this.expect("rightDelim", context);
    const [root, end] = this.#itemList();
    if (end.kind !== "end") this.fail(`unexpected {{${end.kind}}} in ${context}`);
    this.add(name, root);
  }

  /** An empty template gives way to another one of its name; two that are not empty are refused. */
  add(name: string, root: ListNode): void {
    const { trees, text, name: parseName } = this.source;
    const tree: Tree = { name, parseName, text, root };
    const at = trees.findIndex((other) => other.name === name);
    if (at < 0) trees.push(tree);
    else if (isEmptyTree((trees[at] as Tree).root)) trees[at] = tree;
    else if (!isEmptyTree(root)) this.fail(`template: multiple definition of template ${quote(name)}`);
  }

  #itemList(): [ListNode, EndNode] {
    if (++this.source.depth > maxBlocks) this.fail("blocks are nested too deeply");
    const at = this.peekNonSpace().at;
    const nodes: Node[] = [];
    while (this.peekNonSpace().kind !== "eof") {
      const node = this.#textOrAction();
      if (node.kind === "end" || node.kind === "else") {
        this.source.depth--;
        return [{ kind: "list", at, nodes }, node as EndNode];
      }
      nodes.push(node as Node);
    }
    this.fail("unexpected EOF");
  }

  #textOrAction(): Node | EndNode {
    const token = this.nextNonSpace();
    if (token.kind === "text") return { kind: "text", at: token.at, text: token.text };
    if (token.kind !== "leftDelim") this.unexpected(token, "input");
    this.actionAt = token.at;
    const node = this.#action();
    this.actionAt = undefined;
    return node;
  }

  #action(): Node | EndNode {
    const token = this.nextNonSpace();
    switch (token.kind) {
      case "block":
        return this.#block();
      case "break":
      case "continue": {
        const next = this.nextNonSpace();
        if (next.kind !== "rightDelim") this.unexpected(next, `{{${token.kind}}}`);
        if (this.#rangeDepth === 0) this.fail(`{{${token.kind}}} outside {{range}}`);
        return { kind: token.kind, at: token.at };
      }
      case "else": {
        const next = this.peekNonSpace();
        if (next.kind === "if" || next.kind === "with") return { kind: "else", at: next.at };
        return { kind: "else", at: this.expect("rightDelim", "else").at };
      }
      case "end":
        return { kind: "end", at: this.expect("rightDelim", "end").at };
      case "if":
      case "range":
      case "with":
        return this.#control(token.kind);
      case "template":
        return this.#template();
      default: {
        this.source.at--;
        const at = this.peek().at;
        return { kind: "action", at, pipe: this.pipeline("command", "rightDelim") };
      }
    }
  }

  #control(kind: "if" | "range" | "with"): Node {
    const mark = this.vars.length;
    const pipe = this.pipeline(kind, "rightDelim");
    if (kind === "range") this.#rangeDepth++;
    const [list, next] = this.#itemList();
    if (kind === "range") this.#rangeDepth--;
    const elseList = next.kind === "else" ? this.#else(kind, next) : undefined;
    this.vars.length = mark;
    return { kind, at: pipe.at, pipe, list, elseList };
  }

  #else(kind: "if" | "range" | "with", start: EndNode): ListNode {
    if (kind !== "range" && this.peek().kind === kind) {
      this.next();
      return { kind: "list", at: start.at, nodes: [this.#control(kind)] };
    }
    const [list, end] = this.#itemList();
    if (end.kind !== "end") this.fail(`expected end; found {{${end.kind}}}`);
    return list;
  }

  #block(): Node {
    const context = "block clause";
    const token = this.nextNonSpace();
    const name = this.#templateName(token, context);
    const pipe = this.pipeline(context, "rightDelim");
    const [root, end] = new Parser(this.source).#itemList();
    if (end.kind !== "end") this.fail(`unexpected {{${end.kind}}} in ${context}`);
    this.add(name, root);
    return { kind: "template", at: token.at, name, pipe };
  }

  #template(): Node {
    const context = "template clause";
    const token = this.nextNonSpace();
    const name = this.#templateName(token, context);
    if (this.nextNonSpace().kind === "rightDelim")
      return { kind: "template", at: token.at, name, pipe: undefined };
    this.source.at--;
    return { kind: "template", at: token.at, name, pipe: this.pipeline(context, "rightDelim") };
  }

  #templateName(token: Token, context: string): string {
    if (token.kind !== "string" && token.kind !== "rawString") this.unexpected(token, context);
    return this.unquoted(token);
  }
}

/** Whether a template is but space, comments and definitions, so that it does not replace one of its name. */
export function isEmptyTree(list: ListNode): boolean {
  return list.nodes.every(
    (node) => node.kind === "comment" || (node.kind === "text" && node.text.trim() === ""),
  );
}
