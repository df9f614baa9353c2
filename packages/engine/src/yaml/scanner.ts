import { YamlError } from "./errors.ts";
import type { Mark, Token, TokenKind } from "./token.ts";

/** Deeper nesting is refused, as Go's YAML does. */
const maxDepth = 10_000;

/** What may become a key once a `:` follows. */
interface SimpleKey {
  possible: boolean;
  required: boolean;
  token: number;
  mark: Mark;
}

const noMark: Mark = { line: 0, column: 0, at: 0 };

/** Splits YAML into tokens, one at a time, with the block structure made explicit. */
export class Scanner {
  readonly #text: string;
  #at = 0;
  #line = 0;
  #lineStart = 0;
  #indent = -1;
  readonly #indents: number[] = [];
  #flow = 0;
  #keyAllowed = true;
  readonly #keys: SimpleKey[] = [{ possible: false, required: false, token: 0, mark: noMark }];
  readonly #queue: Token[] = [];
  #head = 0;
  #taken = 0;
  #ended = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next token, left in its place. */
  peek(): Token {
    while (this.#needsMore()) this.#fetch();
    return this.#queue[this.#head] as Token;
  }

  skip(): void {
    this.peek();
    this.#head++;
    this.#taken++;
    if (this.#head > 256) {
      this.#queue.splice(0, this.#head);
      this.#head = 0;
    }
  }

  #needsMore(): boolean {
    if (this.#head === this.#queue.length) return !this.#ended || this.#queue.length === 0;
    for (const key of this.#keys) {
      if (key.possible && key.token === this.#taken) return this.#isValid(key) && !this.#ended;
    }
    return false;
  }

  get #column(): number {
    return this.#at - this.#lineStart;
  }

  #mark(): Mark {
    return { line: this.#line, column: this.#column, at: this.#at };
  }

  /** Fails where the scanner stands. Go says the line only where it is not the first. */
  #fail(problem: string, context: Mark = noMark): never {
    const line = this.#line !== 0 ? this.#line + 1 : context.line;
    throw new YamlError(`yaml: ${line !== 0 ? `line ${line}: ` : ""}${problem}`);
  }

  #isValid(key: SimpleKey): boolean {
    if (!key.possible) return false;
    if (key.mark.line >= this.#line && key.mark.at + 1024 >= this.#at) return true;
    if (key.required) this.#fail("could not find expected ':'", key.mark);
    key.possible = false;
    return false;
  }

  #saveKey(): void {
    if (!this.#keyAllowed) return;
    const required = this.#flow === 0 && this.#indent === this.#column;
    this.#removeKey();
    const key = this.#key();
    key.possible = true;
    key.required = required;
    key.token = this.#taken + this.#queue.length - this.#head;
    key.mark = this.#mark();
  }

  #key(): SimpleKey {
    return this.#keys[this.#keys.length - 1] as SimpleKey;
  }

  #removeKey(): void {
    const key = this.#key();
    if (key.possible && key.required) this.#fail("could not find expected ':'", key.mark);
    key.possible = false;
  }

  #push(kind: TokenKind, text = "", plain = false, mark?: Mark): void {
    this.#queue.push({
      kind,
      line: mark?.line ?? this.#line,
      column: mark?.column ?? this.#column,
      text,
      plain,
    });
  }

  #insert(number: number, kind: TokenKind, mark: Mark): void {
    const token: Token = { kind, line: mark.line, column: mark.column, text: "", plain: false };
    this.#queue.splice(this.#head + number - this.#taken, 0, token);
  }

  #rollIndent(column: number, number: number, kind: TokenKind, mark: Mark): void {
    if (this.#flow > 0 || this.#indent >= column) return;
    this.#indents.push(this.#indent);
    this.#indent = column;
    if (this.#indents.length > maxDepth) this.#fail(`exceeded max depth of ${maxDepth}`);
    if (number < 0) this.#push(kind, "", false, mark);
    else this.#insert(number, kind, mark);
  }

  #unrollIndent(column: number): void {
    if (this.#flow > 0) return;
    while (this.#indent > column) {
      this.#push("blockEnd");
      this.#indent = this.#indents.pop() ?? -1;
    }
  }

  #isBlankOrEnd(at: number): boolean {
    const code = this.#text.charCodeAt(at);
    return (
      code === 32 || code === 10 || code === 9 || code === 13 || at >= this.#text.length || isBreak(code)
    );
  }

  #isDocumentMark(at: number, character: string): boolean {
    return this.#column === 0 && this.#text.startsWith(character, at) && this.#isBlankOrEnd(at + 3);
  }

  #fetch(): void {
    this.#toNextToken();
    this.#unrollIndent(this.#column);
    const at = this.#at;
    const text = this.#text;
    if (at >= text.length) return this.#streamEnd();
    const character = text[at] as string;
    if (this.#column === 0) {
      if (character === "%") return this.#directive();
      if (character === "-" && this.#isDocumentMark(at, "---")) return this.#documentMark("documentStart");
      if (character === "." && this.#isDocumentMark(at, "...")) return this.#documentMark("documentEnd");
    }
    switch (character) {
      case "[":
        return this.#flowStart("flowSequenceStart");
      case "{":
        return this.#flowStart("flowMappingStart");
      case "]":
        return this.#flowEnd("flowSequenceEnd");
      case "}":
        return this.#flowEnd("flowMappingEnd");
      case ",":
        this.#removeKey();
        this.#keyAllowed = true;
        return this.#single("flowEntry");
      case "-":
        if (this.#isBlankOrEnd(at + 1)) return this.#blockEntry();
        break;
      case "?":
        if (this.#flow > 0 || this.#isBlankOrEnd(at + 1)) return this.#explicitKey();
        break;
      case ":":
        if (this.#flow > 0 || this.#isBlankOrEnd(at + 1)) return this.#value();
        break;
      case "*":
        return this.#anchor("alias");
      case "&":
        return this.#anchor("anchor");
      case "!":
        return this.#tag();
      case "|":
      case ">":
        if (this.#flow === 0) return this.#blockScalar(character === "|");
        break;
      case "'":
        return this.#flowScalar(true);
      case '"':
        return this.#flowScalar(false);
      default:
        if (!"#%@`\t".includes(character)) return this.#plainScalar();
    }
    const isPlain =
      (character === "-" && !isBlank(text.charCodeAt(at + 1))) ||
      (this.#flow === 0 && (character === "?" || character === ":") && !this.#isBlankOrEnd(at + 1));
    if (!isPlain) this.#fail("found character that cannot start any token", this.#mark());
    this.#plainScalar();
  }

  #single(kind: TokenKind): void {
    this.#push(kind);
    this.#at++;
  }

  #toNextToken(): void {
    const text = this.#text;
    for (;;) {
      if (this.#column === 0 && text.charCodeAt(this.#at) === 0xfeff) this.#at++;
      let code = text.charCodeAt(this.#at);
      while (code === 32 || (code === 9 && (this.#flow > 0 || !this.#keyAllowed)))
        code = text.charCodeAt(++this.#at);
      if (code === 35) {
        while (this.#at < text.length && !isBreak(text.charCodeAt(this.#at))) this.#at++;
        code = text.charCodeAt(this.#at);
      }
      if (!isBreak(code)) return;
      this.#newLine();
      if (this.#flow === 0) this.#keyAllowed = true;
    }
  }

  /** Steps over a line break and gives it as it counts in a scalar. */
  #newLine(): string {
    const code = this.#text.charCodeAt(this.#at);
    this.#at += code === 13 && this.#text.charCodeAt(this.#at + 1) === 10 ? 2 : 1;
    this.#line++;
    this.#lineStart = this.#at;
    return code === 0x2028 || code === 0x2029 ? String.fromCharCode(code) : "\n";
  }

  #streamEnd(): void {
    if (this.#column !== 0) {
      this.#line++;
      this.#lineStart = this.#at;
    }
    this.#unrollIndent(-1);
    this.#removeKey();
    this.#keyAllowed = false;
    this.#push("streamEnd");
    this.#ended = true;
  }

  #directive(): void {
    this.#unrollIndent(-1);
    this.#removeKey();
    this.#keyAllowed = false;
    const start = this.#mark();
    const name = /^%([\w-]*)/.exec(this.#text.slice(this.#at, this.#at + 64))?.[1] ?? "";
    if (name === "") this.#fail("could not find expected directive name", start);
    if (!this.#isBlankOrEnd(this.#at + 1 + name.length))
      this.#fail("found unexpected non-alphabetical character", start);
    if (name !== "YAML" && name !== "TAG") this.#fail("found unknown directive name", start);
    this.#push("directive", name);
    while (this.#at < this.#text.length && !isBreak(this.#text.charCodeAt(this.#at))) this.#at++;
  }

  #documentMark(kind: TokenKind): void {
    this.#unrollIndent(-1);
    this.#removeKey();
    this.#keyAllowed = false;
    this.#push(kind);
    this.#at += 3;
  }

  #flowStart(kind: TokenKind): void {
    this.#saveKey();
    this.#keys.push({ possible: false, required: false, token: 0, mark: noMark });
    if (++this.#flow > maxDepth) this.#fail(`exceeded max depth of ${maxDepth}`);
    this.#keyAllowed = true;
    this.#single(kind);
  }

  #flowEnd(kind: TokenKind): void {
    this.#removeKey();
    if (this.#flow > 0) {
      this.#flow--;
      this.#keys.pop();
    }
    this.#keyAllowed = false;
    this.#single(kind);
  }

  #blockEntry(): void {
    if (this.#flow === 0) {
      if (!this.#keyAllowed)
        this.#fail("block sequence entries are not allowed in this context", this.#mark());
      this.#rollIndent(this.#column, -1, "blockSequenceStart", this.#mark());
    }
    this.#removeKey();
    this.#keyAllowed = true;
    this.#single("blockEntry");
  }

  #explicitKey(): void {
    if (this.#flow === 0) {
      if (!this.#keyAllowed) this.#fail("mapping keys are not allowed in this context", this.#mark());
      this.#rollIndent(this.#column, -1, "blockMappingStart", this.#mark());
    }
    this.#removeKey();
    this.#keyAllowed = this.#flow === 0;
    this.#single("key");
  }

  #value(): void {
    const key = this.#key();
    if (this.#isValid(key)) {
      this.#insert(key.token, "key", key.mark);
      this.#rollIndent(key.mark.column, key.token, "blockMappingStart", key.mark);
      key.possible = false;
      this.#keyAllowed = false;
    } else {
      if (this.#flow === 0) {
        if (!this.#keyAllowed) this.#fail("mapping values are not allowed in this context", this.#mark());
        this.#rollIndent(this.#column, -1, "blockMappingStart", this.#mark());
      }
      this.#keyAllowed = this.#flow === 0;
    }
    this.#single("value");
  }

  #anchor(kind: "alias" | "anchor"): void {
    this.#saveKey();
    this.#keyAllowed = false;
    const mark = this.#mark();
    const start = ++this.#at;
    while (/[0-9A-Za-z_-]/.test(this.#text[this.#at] ?? "")) this.#at++;
    const name = this.#text.slice(start, this.#at);
    const next = this.#text[this.#at] ?? "";
    if (name === "" || !(this.#isBlankOrEnd(this.#at) || "?:,]}%@`".includes(next))) {
      this.#fail("did not find expected alphabetic or numeric character", mark);
    }
    this.#push(kind, name, false, mark);
  }

  #tag(): void {
    this.#saveKey();
    this.#keyAllowed = false;
    const mark = this.#mark();
    const start = this.#at;
    if (this.#text[start + 1] === "<") {
      const end = this.#text.indexOf(">", start);
      if (end < 0) this.#fail("did not find the expected '>'", mark);
      this.#at = end + 1;
    } else {
      while (/[-!\w;/?:@&=+$,.~*'()[\]%]/.test(this.#text[this.#at] ?? "")) this.#at++;
    }
    const text = this.#text.slice(start, this.#at);
    if (!this.#isBlankOrEnd(this.#at)) this.#fail("did not find expected whitespace or line break", mark);
    this.#push("tag", text.startsWith("!<") ? text.slice(2, -1) : text, false, mark);
  }

  #blockScalar(literal: boolean): void {
    this.#removeKey();
    this.#keyAllowed = true;
    const mark = this.#mark();
    const text = this.#text;
    this.#at++;
    let chomping = 0;
    let increment = 0;
    for (let step = 0; step < 2; step++) {
      const character = text[this.#at] ?? "";
      if ((character === "+" || character === "-") && chomping === 0) chomping = character === "+" ? 1 : -1;
      else if (character >= "0" && character <= "9" && increment === 0) {
        if (character === "0") this.#fail("found an indentation indicator equal to 0", mark);
        increment = Number(character);
      } else break;
      this.#at++;
    }
    while (isBlank(text.charCodeAt(this.#at))) this.#at++;
    if (text[this.#at] === "#")
      while (this.#at < text.length && !isBreak(text.charCodeAt(this.#at))) this.#at++;
    if (this.#at < text.length) {
      if (!isBreak(text.charCodeAt(this.#at)))
        this.#fail("did not find expected comment or line break", mark);
      this.#newLine();
    }
    const indent = increment > 0 ? Math.max(this.#indent, 0) + increment : 0;
    this.#push("scalar", this.#blockText(literal, chomping, indent, mark), false, mark);
  }

  #blockText(literal: boolean, chomping: number, given: number, mark: Mark): string {
    const text = this.#text;
    let out = "";
    let leadingBreak = "";
    let leadingBlank = false;
    let { indent, breaks } = this.#blockBreaks(given, mark);
    while (this.#column === indent && this.#at < text.length) {
      const blank = isBlank(text.charCodeAt(this.#at));
      if (!literal && !leadingBlank && !blank && leadingBreak === "\n") {
        if (breaks === "") out += " ";
      } else out += leadingBreak;
      out += breaks;
      leadingBlank = blank;
      const start = this.#at;
      while (this.#at < text.length && !isBreak(text.charCodeAt(this.#at))) this.#at++;
      out += text.slice(start, this.#at);
      leadingBreak = this.#at < text.length ? this.#newLine() : "";
      ({ indent, breaks } = this.#blockBreaks(indent, mark));
    }
    if (chomping !== -1) out += leadingBreak;
    return chomping === 1 ? out + breaks : out;
  }

  #blockBreaks(given: number, mark: Mark): { indent: number; breaks: string } {
    const text = this.#text;
    let breaks = "";
    let widest = 0;
    for (;;) {
      while ((given === 0 || this.#column < given) && text.charCodeAt(this.#at) === 32) this.#at++;
      widest = Math.max(widest, this.#column);
      const code = text.charCodeAt(this.#at);
      if ((given === 0 || this.#column < given) && code === 9) {
        this.#fail("found a tab character where an indentation space is expected", mark);
      }
      if (!isBreak(code)) break;
      breaks += this.#newLine();
    }
    return { indent: given === 0 ? Math.max(widest, this.#indent + 1, 1) : given, breaks };
  }

  #flowScalar(single: boolean): void {
    this.#saveKey();
    this.#keyAllowed = false;
    const mark = this.#mark();
    this.#at++;
    this.#push("scalar", this.#quotedText(single, mark), false, mark);
  }

  #quotedText(single: boolean, mark: Mark): string {
    const text = this.#text;
    const quote = single ? 39 : 34;
    let out = "";
    for (;;) {
      if (
        this.#column === 0 &&
        (this.#isDocumentMark(this.#at, "---") || this.#isDocumentMark(this.#at, "..."))
      ) {
        this.#fail("found unexpected document indicator", mark);
      }
      if (this.#at >= text.length) this.#fail("found unexpected end of stream", mark);
      let leadingBlanks = false;
      let start = this.#at;
      for (;;) {
        const code = text.charCodeAt(this.#at);
        if (this.#isBlankOrEnd(this.#at)) break;
        if (code === quote) {
          if (!single || text.charCodeAt(this.#at + 1) !== quote) break;
          out += text.slice(start, this.#at + 1);
          this.#at += 2;
          start = this.#at;
        } else if (code === 92 && !single) {
          out += text.slice(start, this.#at);
          if (isBreak(text.charCodeAt(this.#at + 1))) {
            this.#at++;
            this.#newLine();
            leadingBlanks = true;
            start = this.#at;
            break;
          }
          out += this.#escape(mark);
          start = this.#at;
        } else this.#at++;
      }
      out += text.slice(start, this.#at);
      if (text.charCodeAt(this.#at) === quote) {
        this.#at++;
        return out;
      }
      out += this.#foldedBreaks(leadingBlanks);
    }
  }

  /** White space inside of a quoted scalar, with its line breaks folded. */
  #foldedBreaks(afterEscape: boolean): string {
    const text = this.#text;
    let leadingBlanks = afterEscape;
    let first = "";
    let rest = "";
    let blanks = "";
    for (;;) {
      const code = text.charCodeAt(this.#at);
      if (isBlank(code)) {
        if (!leadingBlanks) blanks += text[this.#at];
        this.#at++;
      } else if (isBreak(code)) {
        if (leadingBlanks) rest += this.#newLine();
        else {
          first = this.#newLine();
          leadingBlanks = true;
        }
      } else break;
    }
    if (!leadingBlanks) return blanks;
    if (first === "\n") return rest === "" ? " " : rest;
    return first + rest;
  }

  #escape(mark: Mark): string {
    const letter = this.#text[this.#at + 1] ?? "";
    const known = escapes[letter];
    this.#at += 2;
    if (known !== undefined) return known;
    const length = letter === "x" ? 2 : letter === "u" ? 4 : letter === "U" ? 8 : 0;
    if (length === 0) {
      this.#at -= 2;
      this.#fail("found unknown escape character", mark);
    }
    const digits = this.#text.slice(this.#at, this.#at + length);
    if (digits.length < length || !/^[0-9a-fA-F]+$/.test(digits)) {
      this.#fail("did not find expected hexdecimal number", mark);
    }
    const code = Number.parseInt(digits, 16);
    if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff)
      this.#fail("found invalid Unicode character escape code", mark);
    this.#at += length;
    return String.fromCodePoint(code);
  }

  #plainScalar(): void {
    this.#saveKey();
    this.#keyAllowed = false;
    const mark = this.#mark();
    const text = this.#text;
    const indent = this.#indent + 1;
    let out = "";
    let between = "";
    let leadingBlanks = false;
    for (;;) {
      if (
        this.#column === 0 &&
        (this.#isDocumentMark(this.#at, "---") || this.#isDocumentMark(this.#at, "..."))
      )
        break;
      if (text.charCodeAt(this.#at) === 35) break;
      const start = this.#at;
      this.#plainRun();
      if (this.#at > start) {
        out += between + text.slice(start, this.#at);
        between = "";
        leadingBlanks = false;
      }
      const code = text.charCodeAt(this.#at);
      if (!isBlank(code) && !isBreak(code)) break;
      const breaks = this.#plainBreaks(leadingBlanks, indent, mark);
      leadingBlanks ||= breaks.broken;
      between += breaks.text;
      if (this.#flow === 0 && this.#column < indent) break;
    }
    this.#push("scalar", out, true, mark);
    if (leadingBlanks) this.#keyAllowed = true;
  }

  /** Up to the next white space or indicator. */
  #plainRun(): void {
    const text = this.#text;
    for (; this.#at < text.length; this.#at++) {
      const code = text.charCodeAt(this.#at);
      if (code === 32 || code === 10 || code === 9 || isBreak(code)) return;
      if (code === 58 && this.#isBlankOrEnd(this.#at + 1)) return;
      if (
        this.#flow > 0 &&
        (code === 44 || code === 63 || code === 91 || code === 93 || code === 123 || code === 125)
      )
        return;
    }
  }

  #plainBreaks(broken: boolean, indent: number, mark: Mark): { text: string; broken: boolean } {
    const text = this.#text;
    let blanks = "";
    let first = "";
    let rest = "";
    let leadingBlanks = broken;
    for (;;) {
      const code = text.charCodeAt(this.#at);
      if (isBlank(code)) {
        if (leadingBlanks && this.#column < indent && code === 9) {
          this.#fail("found a tab character that violates indentation", mark);
        }
        if (!leadingBlanks) blanks += text[this.#at];
        this.#at++;
      } else if (isBreak(code)) {
        if (leadingBlanks) rest += this.#newLine();
        else {
          first = this.#newLine();
          leadingBlanks = true;
        }
      } else break;
    }
    if (!leadingBlanks) return { text: blanks, broken: false };
    if (first === "\n") return { text: rest === "" ? " " : rest, broken: true };
    return { text: first + rest, broken: true };
  }
}

const escapes: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\x07",
  b: "\b",
  t: "\t",
  "\t": "\t",
  n: "\n",
  v: "\v",
  f: "\f",
  r: "\r",
  e: "\x1b",
  " ": " ",
  '"': '"',
  "'": "'",
  "\\": "\\",
  N: "\x85",
  _: "\xa0",
  L: "\u2028",
  P: "\u2029",
};

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029;
}
