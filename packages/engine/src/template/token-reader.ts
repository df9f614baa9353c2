import type { Tree } from "./node.ts";
import { printToken, type Token, type TokenKind } from "./token.ts";
import { unquote } from "./unquote.ts";

/** A template that does not parse. The message is Go's, with the template's name and line. */
export class ParseError extends Error {}

/** A template's tokens, and what is found in them. The parsers of its definitions share it. */
export interface Source {
  readonly name: string;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly functions: { has(name: string): boolean };
  readonly trees: Tree[];
  at: number;
  furthest: number;
  depth: number;
}

/** Goes through tokens, and refuses what it finds in Go's words. */
export class TokenReader {
  protected readonly source: Source;
  protected actionAt: number | undefined;

  constructor(source: Source) {
    this.source = source;
  }

  protected fail(message: string): never {
    const token = this.source.tokens[this.source.furthest];
    throw new ParseError(`template: ${this.source.name}:${this.lineOf(token?.at ?? 0)}: ${message}`);
  }

  protected lineOf(at: number): number {
    let line = 1;
    const text = this.source.text;
    for (let next = text.indexOf("\n"); next >= 0 && next < at; next = text.indexOf("\n", next + 1)) line++;
    return line;
  }

  protected next(): Token {
    const source = this.source;
    const token = source.tokens[source.at] ?? (source.tokens.at(-1) as Token);
    source.furthest = Math.max(source.furthest, Math.min(source.at, source.tokens.length - 1));
    source.at++;
    return token;
  }

  protected peek(): Token {
    const token = this.next();
    this.source.at--;
    return token;
  }

  protected nextNonSpace(): Token {
    for (;;) {
      const token = this.next();
      if (token.kind !== "space") return token;
    }
  }

  protected peekNonSpace(): Token {
    const token = this.nextNonSpace();
    this.source.at--;
    return token;
  }

  protected expect(kind: TokenKind, context: string): Token {
    const token = this.nextNonSpace();
    if (token.kind !== kind) this.unexpected(token, context);
    return token;
  }

  protected unexpected(token: Token, context: string): never {
    if (token.kind !== "error") this.fail(`unexpected ${printToken(token)} in ${context}`);
    let extra = "";
    if (this.actionAt !== undefined) {
      const started = this.lineOf(this.actionAt);
      if (started !== this.lineOf(token.at)) {
        extra = ` in action started at ${this.source.name}:${started}`;
        if (token.text.endsWith(" action")) extra = extra.slice(" in action".length);
      }
    }
    this.fail(`${token.text}${extra}`);
  }

  protected unquoted(token: Token): string {
    return unquote(token.text) ?? this.fail("invalid syntax");
  }
}
