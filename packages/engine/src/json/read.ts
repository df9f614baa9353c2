import { quote } from "../format/quote.ts";
import { fromJs } from "../value/from-js.ts";
import { bytesOf } from "../value/text.ts";
import type { Value } from "../value/value.ts";
import { JsonError } from "./write.ts";

/**
 * Reads JSON; the message of a failure is Go's for the usual mistakes.
 *
 * @param into what it is read into: Go does not look into what is something else.
 */
export function readJson(text: string, into?: "map" | "list"): Value {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new JsonError(jsonProblem(text) ?? "unexpected end of JSON input");
  }
  const isList = Array.isArray(parsed);
  const isWanted = into === undefined || (into === "list" ? isList : !isList && typeof parsed === "object");
  if (isWanted && mayOverflow.test(text)) refuseOverflow(text);
  return fromJs(parsed);
}

const mayOverflow = /[eE]\+?\d{3}|\d{309}/;

/** Go refuses a number that no float64 holds, where JavaScript makes it infinite. */
function refuseOverflow(text: string): void {
  let first: string | undefined;
  const check = (_: string, value: unknown, { source }: { source?: string }): unknown => {
    if (value !== Number.POSITIVE_INFINITY && value !== Number.NEGATIVE_INFINITY) return value;
    first ??= source;
    return null;
  };
  const rest = JSON.parse(text, check as (key: string, value: unknown) => unknown);
  if (first !== undefined)
    throw new JsonError(`json: cannot unmarshal number ${first} into Go value of type float64`, fromJs(rest));
}

/** What is wrong with the first character that JSON does not allow, in Go's words; nothing where the text ends too soon. */
export function jsonProblem(text: string): string | undefined {
  return new Scanner(text).problem();
}

/** Go shows the first byte of a character as if it were one. */
function shownByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (character === "'") return "'\\''";
  return character === '"' ? `'"'` : `'${quote(character).slice(1, -1)}'`;
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

  /** The empty text stands for the end of the input, which Go takes for a space. */
  #bad(context: string, ends = true): string {
    const [byte] = bytesOf(this.#text.slice(this.#at, this.#at + 2));
    if (byte === undefined && ends) return "";
    return `invalid character ${shownByte(byte ?? 0x20)} ${context}`;
  }

  #value(depth: number): string | undefined {
    if (depth > 1_000) return "exceeded max depth";
    this.#space();
    const character = this.#text[this.#at];
    if (character === "{") return this.#members("}", depth);
    if (character === "[") return this.#members("]", depth);
    if (character === '"') return this.#string();
    for (const word of ["true", "false", "null"]) if (character === word[0]) return this.#word(word);
    return character !== undefined && /[-0-9]/.test(character)
      ? this.#number()
      : this.#bad("looking for beginning of value");
  }

  #number(): string | undefined {
    if (this.#text[this.#at] === "-") this.#at++;
    if (this.#text[this.#at] === "0") this.#at++;
    else if (!this.#digits()) return this.#bad("in numeric literal", false);
    if (this.#text[this.#at] === ".") {
      this.#at++;
      if (!this.#digits()) return this.#bad("after decimal point in numeric literal", false);
    }
    if (/[eE]/.test(this.#text[this.#at] ?? "")) {
      this.#at++;
      if (/[+-]/.test(this.#text[this.#at] ?? "")) this.#at++;
      if (!this.#digits()) return this.#bad("in exponent of numeric literal", false);
    }
    return undefined;
  }

  #digits(): boolean {
    const from = this.#at;
    while (/[0-9]/.test(this.#text[this.#at] ?? "")) this.#at++;
    return this.#at > from;
  }

  #word(word: string): string | undefined {
    for (let at = 0; at < word.length; at++, this.#at++) {
      if (this.#text[this.#at] !== word[at])
        return this.#bad(`in literal ${word} (expecting '${word[at]}')`, false);
    }
    return undefined;
  }

  #string(): string | undefined {
    for (this.#at++; ; this.#at++) {
      const character = this.#text[this.#at];
      if (character === undefined) return "";
      if (character < " ") return this.#bad("in string literal");
      if (character === "\\") {
        const problem = this.#escape();
        if (problem !== undefined) return problem;
      } else if (character === '"') {
        this.#at++;
        return undefined;
      }
    }
  }

  /** Ends on the escape's last character. */
  #escape(): string | undefined {
    const code = this.#text[++this.#at] ?? "";
    if (code !== "u") return /[bfnrt\\/"]/.test(code) ? undefined : this.#bad("in string escape code", false);
    for (let digits = 0; digits < 4; digits++) {
      if (!/[0-9A-Fa-f]/.test(this.#text[++this.#at] ?? ""))
        return this.#bad("in \\u hexadecimal character escape", false);
    }
    return undefined;
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
