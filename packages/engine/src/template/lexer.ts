import { isPrintable, quote } from "../format/quote.ts";
import { isKeyword, type Token, type TokenKind } from "./token.ts";

const space = /[ \t\r\n]/;
const letterOrDigit = /[\p{L}\p{Nd}_]/u;
const trailingSpace = /[ \t\r\n]+$/;
const word = /[\p{L}\p{Nd}_]*/uy;
const asciiWord = /[A-Za-z0-9_]*/y;
const spaces = /[ \t\r\n]*/y;

/** The tokens of a template. The last one is `eof` or `error`. */
export function lex(input: string): Token[] {
  return new Lexer(input).run();
}

class Lexer {
  readonly #input: string;
  readonly #tokens: Token[] = [];
  #at = 0;
  #parens = 0;

  constructor(input: string) {
    this.#input = input;
  }

  run(): Token[] {
    while (this.#text());
    return this.#tokens;
  }

  /** Text up to the next action, and that action. */
  #text(): boolean {
    const input = this.#input;
    const next = input.indexOf("{{", this.#at);
    if (next < 0) {
      if (this.#at < input.length) this.#push("text", this.#at, input.slice(this.#at));
      return this.#push("eof", input.length, "EOF");
    }
    if (next > this.#at) {
      const text = input.slice(this.#at, next);
      const kept = this.#trimsLeft(next + 2) ? text.replace(trailingSpace, "") : text;
      if (kept !== "") this.#push("text", this.#at, kept);
    }
    const inside = this.#trimsLeft(next + 2) ? next + 4 : next + 2;
    if (input.startsWith("/*", inside)) return this.#comment(inside);
    this.#push("leftDelim", next, "{{");
    this.#at = inside;
    this.#parens = 0;
    return this.#action();
  }

  #trimsLeft(at: number): boolean {
    return this.#input[at] === "-" && this.#isSpace(at + 1);
  }

  #isSpace(at: number): boolean {
    const character = this.#input[at];
    return character === " " || character === "\n" || character === "\t" || character === "\r";
  }

  /** The length of a right delimiter that begins here, with its trim marker, or 0. */
  #rightDelim(at: number): 0 | 2 | 4 {
    if (this.#input.startsWith("}}", at)) return 2;
    return this.#isSpace(at) && this.#input.startsWith("-}}", at + 1) ? 4 : 0;
  }

  #comment(start: number): boolean {
    const end = this.#input.indexOf("*/", start + 2);
    if (end < 0) return this.#error(start, "unclosed comment");
    const delim = this.#rightDelim(end + 2);
    if (delim === 0) return this.#error(start, "comment ends before closing delimiter");
    this.#at = end + 2 + delim;
    if (delim === 4) this.#skipSpaces();
    return true;
  }

  #skipSpaces(): void {
    spaces.lastIndex = this.#at;
    spaces.test(this.#input);
    this.#at = spaces.lastIndex;
  }

  #action(): boolean {
    for (;;) {
      const delim = this.#rightDelim(this.#at);
      if (delim > 0) {
        if (this.#parens > 0) return this.#error(this.#at, "unclosed left paren");
        this.#push("rightDelim", this.#at + delim - 2, "}}");
        this.#at += delim;
        if (delim === 4) this.#skipSpaces();
        return true;
      }
      if (!this.#token()) return false;
    }
  }

  #token(): boolean {
    const at = this.#at;
    const character = this.#input[at];
    switch (character) {
      case undefined:
        return this.#error(at, "unclosed action");
      case " ":
      case "\t":
      case "\r":
      case "\n":
        return this.#space(at);
      case "=":
        return this.#emit("assign", 1);
      case ":":
        return this.#input[at + 1] === "=" ? this.#emit("declare", 2) : this.#error(at, "expected :=");
      case "|":
        return this.#emit("pipe", 1);
      case '"':
        return this.#quoted('"', "string", "unterminated quoted string");
      case "'":
        return this.#quoted("'", "charConstant", "unterminated character constant");
      case "`":
        return this.#raw();
      case "$":
        return this.#fieldOrVariable("variable");
      case "(":
        this.#parens++;
        return this.#emit("leftParen", 1);
      case ")":
        this.#parens--;
        return this.#parens < 0 ? this.#error(at, "unexpected right paren") : this.#emit("rightParen", 1);
      default:
        return this.#other(character);
    }
  }

  #other(character: string): boolean {
    const at = this.#at;
    const next = this.#input[at + 1] ?? "";
    if (character === "." && (next === "" || !/[0-9]/.test(next))) {
      return next === "" ? this.#number() : this.#fieldOrVariable("field");
    }
    if (/[-+.0-9]/.test(character)) return this.#number();
    if (/[A-Za-z_]/.test(character)) return this.#identifier();
    const whole = String.fromCodePoint(this.#input.codePointAt(at) as number);
    if (letterOrDigit.test(whole)) return this.#identifier();
    if (whole.length === 1 && whole > " " && whole < "\x7f") return this.#emit("char", 1);
    return this.#error(at, `unrecognized character in action: ${described(whole)}`);
  }

  #space(start: number): boolean {
    this.#skipSpaces();
    if (this.#input.startsWith("-}}", this.#at)) {
      this.#at--;
      if (this.#at === start) return true;
    }
    return this.#push("space", start, this.#input.slice(start, this.#at));
  }

  #word(from: number): number {
    asciiWord.lastIndex = from;
    asciiWord.test(this.#input);
    const end = asciiWord.lastIndex;
    if (this.#input.charCodeAt(end) < 0x80 || end >= this.#input.length) return end;
    word.lastIndex = from;
    word.test(this.#input);
    return word.lastIndex;
  }

  #identifier(): boolean {
    const start = this.#at;
    const end = this.#word(start);
    if (!this.#terminates(end)) return this.#badCharacter(start, end);
    const text = this.#input.slice(start, end);
    this.#at = end;
    if (isKeyword(text)) return this.#push(text, start, text);
    return this.#push(text === "true" || text === "false" ? "bool" : "identifier", start, text);
  }

  #fieldOrVariable(kind: "field" | "variable"): boolean {
    const start = this.#at;
    const end = this.#word(start + 1);
    if (!this.#terminates(end)) return this.#badCharacter(start, end);
    this.#at = end;
    const text = this.#input.slice(start, end);
    return this.#push(text === "." ? "dot" : kind, start, text);
  }

  #badCharacter(start: number, at: number): boolean {
    const code = this.#input.codePointAt(at) as number;
    return this.#error(start, `bad character ${described(String.fromCodePoint(code))}`);
  }

  #terminates(at: number): boolean {
    const character = this.#input[at];
    if (character === undefined || space.test(character)) return true;
    return ".,|:)(".includes(character) || this.#input.startsWith("}}", at);
  }

  #quoted(mark: string, kind: TokenKind, problem: string): boolean {
    const start = this.#at;
    for (let at = start + 1; ; at++) {
      const character = this.#input[at];
      if (character === "\\") {
        at++;
        if (this.#input[at] === undefined || this.#input[at] === "\n") return this.#error(start, problem);
      } else if (character === undefined || character === "\n") return this.#error(start, problem);
      else if (character === mark) return this.#emit(kind, at + 1 - start);
    }
  }

  #raw(): boolean {
    const end = this.#input.indexOf("`", this.#at + 1);
    if (end < 0) return this.#error(this.#at, "unterminated raw quoted string");
    return this.#emit("rawString", end + 1 - this.#at);
  }

  #number(): boolean {
    const start = this.#at;
    let end = this.#scanNumber(start);
    if (end < 0) return this.#badNumber(start, -end);
    const sign = this.#input[end];
    if (sign !== "+" && sign !== "-") return this.#emit("number", end - start);
    end = this.#scanNumber(end);
    if (end < 0 || this.#input[end - 1] !== "i") return this.#badNumber(start, Math.abs(end));
    return this.#emit("complex", end - start);
  }

  /** Where the number ends; negative where a letter or digit follows that does not belong to it. */
  #scanNumber(from: number): number {
    const pattern =
      /[+-]?(?:0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?|0[oO][0-7_]*(?:\.[0-7_]*)?|0[bB][01_]*(?:\.[01_]*)?|[0-9_]*(?:\.[0-9_]*)?(?:[eE][+-]?[0-9_]*)?)i?/y;
    pattern.lastIndex = from;
    pattern.test(this.#input);
    const end = pattern.lastIndex;
    const next = this.#input.codePointAt(end);
    if (next === undefined || (next < 0x80 && !/[A-Za-z0-9_]/.test(String.fromCharCode(next)))) return end;
    return letterOrDigit.test(String.fromCodePoint(next)) ? -(end + 1) : end;
  }

  #badNumber(start: number, end: number): boolean {
    return this.#error(start, `bad number syntax: ${quote(this.#input.slice(start, end))}`);
  }

  #emit(kind: TokenKind, length: number): boolean {
    const at = this.#at;
    this.#at += length;
    return this.#push(kind, at, this.#input.slice(at, at + length));
  }

  #push(kind: TokenKind, at: number, text: string): boolean {
    this.#tokens.push({ kind, at, text });
    return kind !== "eof";
  }

  #error(at: number, message: string): boolean {
    this.#tokens.push({ kind: "error", at, text: message });
    return false;
  }
}

/** A character as Go's `%#U` prints it. */
function described(character: string): string {
  const code = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
  return `U+${code}${isPrintable(character) ? ` '${character}'` : ""}`;
}
