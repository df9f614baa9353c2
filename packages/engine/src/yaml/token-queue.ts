import type { Mark, Token, TokenKind } from "./token.ts";

/** Tokens that wait to be taken: what becomes a key is known only later, and is put before what is there already. */
export class TokenQueue {
  readonly #tokens: Token[] = [];
  #head = 0;
  /** How many have been taken. */
  taken = 0;

  get isEmpty(): boolean {
    return this.#head === this.#tokens.length;
  }

  /** How many there have been. */
  get count(): number {
    return this.taken + this.#tokens.length - this.#head;
  }

  get first(): Token {
    return this.#tokens[this.#head] as Token;
  }

  push(token: Token): void {
    this.#tokens.push(token);
  }

  /** Puts a token before the one of a number, which counts from the first that there was. */
  insert(number: number, kind: TokenKind, mark: Mark): void {
    const token: Token = { kind, line: mark.line, column: mark.column, text: "", plain: false };
    this.#tokens.splice(this.#head + number - this.taken, 0, token);
  }

  take(): void {
    this.#head++;
    this.taken++;
    if (this.#head > 256) {
      this.#tokens.splice(0, this.#head);
      this.#head = 0;
    }
  }
}
