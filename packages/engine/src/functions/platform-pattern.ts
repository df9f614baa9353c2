/** Steps that matching may take for each place in a text where a match can begin. */
const mostSteps = 64;

/** Thrown inside of this module: the pattern is not simple. */
class NotSimple extends Error {}

const literal = /[\w \-:/@,;=%&~"'<>!#]/;
const escapable = /[-.\\/+*?()[\]{}^$|dw]/;
const range = /^(?:[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9])/;
const quantifier = /^(?:[*+?]|\{(\d{1,2})(,?)(\d{0,2})\})/;

/**
 * An RE2 pattern for the platform's own engine, where it means the same there for ASCII and cannot take long: with one
 * repetition without an end at most, and none of groups. RE2 in JavaScript is a large program, and slow to start.
 *
 * @example
 * platformPattern("^[a-z]+$")?.test("abc"); // true
 */
export function platformPattern(pattern: string): RegExp | undefined {
  try {
    return new RegExp(new Reader(pattern).read(), "u");
  } catch (error) {
    if (error instanceof NotSimple) return undefined;
    throw error;
  }
}

class Reader {
  readonly #pattern: string;
  #at = 0;
  #steps = 1;
  #endless = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  read(): string {
    const source = this.#alternatives();
    if (this.#at < this.#pattern.length) throw new NotSimple();
    return source;
  }

  #take(): string {
    return this.#pattern[this.#at++] ?? "";
  }

  #alternatives(): string {
    let source = this.#sequence();
    while (this.#pattern[this.#at] === "|") {
      this.#at++;
      this.#steps *= 2;
      source += `|${this.#sequence()}`;
    }
    if (this.#steps > mostSteps || this.#endless > 1) throw new NotSimple();
    return source;
  }

  #sequence(): string {
    let source = "";
    while (this.#at < this.#pattern.length && !/[|)]/.test(this.#pattern[this.#at] as string)) {
      source += this.#atom();
    }
    return source;
  }

  #atom(): string {
    const character = this.#take();
    if (character === "^" || character === "$") return character;
    if (character === "(") return this.#group();
    if (character === ".") return `[^\\n]${this.#quantifier()}`;
    if (character === "[") return this.#class() + this.#quantifier();
    if (character === "\\") return escaped(this.#take()) + this.#quantifier();
    if (!literal.test(character)) throw new NotSimple();
    return character + this.#quantifier();
  }

  #group(): string {
    if (this.#pattern.startsWith("?:", this.#at)) this.#at += 2;
    const inside = this.#alternatives();
    if (this.#take() !== ")") throw new NotSimple();
    const after = quantifier.exec(this.#pattern.slice(this.#at, this.#at + 7))?.[0];
    if (after === undefined) return `(?:${inside})`;
    if (after !== "?") throw new NotSimple();
    return `(?:${inside})${this.#quantifier()}`;
  }

  #quantifier(): string {
    const found = quantifier.exec(this.#pattern.slice(this.#at, this.#at + 7));
    if (found === null) return "";
    this.#at += found[0].length;
    const [text, least, comma, most] = found;
    if (least === undefined) {
      if (text === "?") this.#steps *= 2;
      else this.#endless++;
    } else if (comma !== "" && most === "") this.#endless++;
    else if (comma !== "") {
      if (Number(most) < Number(least)) throw new NotSimple();
      this.#steps *= Number(most) - Number(least) + 1;
    }
    return text;
  }

  #class(): string {
    let source = "[";
    if (this.#pattern[this.#at] === "^") source += this.#take();
    const start = this.#at;
    for (;;) {
      const found = range.exec(this.#pattern.slice(this.#at, this.#at + 3))?.[0];
      if (found !== undefined) {
        if ((found[0] as string) > (found[2] as string)) throw new NotSimple();
        this.#at += 3;
        source += found;
        continue;
      }
      const character = this.#take();
      if (character === "]" && this.#at > start + 1) return `${source}]`;
      if (character === "\\") source += escaped(this.#take());
      else if (character === "-" && this.#at === start + 1) source += "\\-";
      else if (character === "-" && this.#pattern[this.#at] === "]") source += "\\-";
      else if (character !== "-" && (literal.test(character) || character === ".")) source += character;
      else throw new NotSimple();
    }
  }
}

function escaped(character: string): string {
  if (!escapable.test(character)) throw new NotSimple();
  return character === "-" ? "\\x2d" : `\\${character}`;
}
