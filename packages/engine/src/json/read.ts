import { fromJs } from "../value/from-js.ts";
import type { Value } from "../value/value.ts";
import { JsonError } from "./write.ts";

/** Reads JSON; the message of a failure is Go's for the usual mistakes. */
export function readJson(text: string): Value {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new JsonError(jsonProblem(text) ?? "unexpected end of JSON input");
  }
  return fromJs(parsed);
}

/** What is wrong with the first character that JSON does not allow, in Go's words; nothing where the text ends too soon. */
export function jsonProblem(text: string): string | undefined {
  return new Scanner(text).problem();
}

class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  problem(): string | undefined {
    const inside = this.#value(0);
    if (inside !== undefined) return inside === "" ? undefined : inside;
    this.#space();
    return this.#at < this.#text.length ? this.#bad("after top-level value") : undefined;
  }

  #space(): void {
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? "")) this.#at++;
  }

  /** The empty text stands for the end of the input. */
  #bad(context: string): string {
    const code = this.#text.codePointAt(this.#at);
    if (code === undefined) return "";
    const character = String.fromCodePoint(code);
    const shown =
      character === "'"
        ? "'\\''"
        : character === '"'
          ? "'\"'"
          : `'${JSON.stringify(character).slice(1, -1)}'`;
    return `invalid character ${shown} ${context}`;
  }

  #value(depth: number): string | undefined {
    if (depth > 1_000) return "exceeded max depth";
    this.#space();
    const character = this.#text[this.#at];
    if (character === "{") return this.#members("}", depth);
    if (character === "[") return this.#members("]", depth);
    if (character === '"') return this.#string();
    for (const word of ["true", "false", "null"]) if (character === word[0]) return this.#word(word);
    const number = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/.exec(
      this.#text.slice(this.#at),
    )?.[0];
    if (number === undefined) return this.#bad("looking for beginning of value");
    this.#at += number.length;
    return undefined;
  }

  #word(word: string): string | undefined {
    for (let at = 0; at < word.length; at++, this.#at++) {
      if (this.#text[this.#at] !== word[at]) return this.#bad(`in literal ${word} (expecting '${word[at]}')`);
    }
    return undefined;
  }

  #string(): string | undefined {
    for (this.#at++; ; this.#at++) {
      const character = this.#text[this.#at];
      if (character === undefined) return "";
      if (character < " ") return this.#bad("in string literal");
      if (character === "\\") this.#at++;
      else if (character === '"') {
        this.#at++;
        return undefined;
      }
    }
  }

  #members(close: string, depth: number): string | undefined {
    const isObject = close === "}";
    this.#at++;
    this.#space();
    if (this.#text[this.#at] === close) {
      this.#at++;
      return undefined;
    }
    for (;;) {
      this.#space();
      if (isObject) {
        if (this.#text[this.#at] !== '"') return this.#bad("looking for beginning of object key string");
        const key = this.#string();
        if (key !== undefined) return key;
        this.#space();
        if (this.#text[this.#at] !== ":") return this.#bad("after object key");
        this.#at++;
      }
      const value = this.#value(depth + 1);
      if (value !== undefined) return value;
      this.#space();
      const next = this.#text[this.#at++];
      if (next === close) return undefined;
      if (next === ",") continue;
      this.#at--;
      return this.#bad(isObject ? "after object key:value pair" : "after array element");
    }
  }
}
