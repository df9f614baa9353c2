import { scanBlock } from "./block-scalar.ts";
import { isBlank, isBreak } from "./characters.ts";
import { Cursor, noMark } from "./cursor.ts";
import { scanPlain } from "./plain-scalar.ts";
import { scanAnchor, scanDirective, scanTag } from "./properties.ts";
import { scanQuoted } from "./quoted-scalar.ts";
import type { Mark, Token, TokenKind } from "./token.ts";
import { TokenQueue } from "./token-queue.ts";

/** Deeper nesting is refused, as Go's YAML does. */
const maxDepth = 10_000;

/** What may become a key once a `:` follows. */
interface SimpleKey {
  possible: boolean;
  required: boolean;
  token: number;
  mark: Mark;
}

/** Splits YAML into tokens, one at a time, with the block structure made explicit. */
export class Scanner {
  readonly #cursor: Cursor;
  #indent = -1;
  readonly #indents: number[] = [];
  #flow = 0;
  #keyAllowed = true;
  readonly #keys: SimpleKey[] = [{ possible: false, required: false, token: 0, mark: noMark }];
  /** Levels by the number of the token at which their key may begin. As Go's, it forgets what `[]` and `{}` begin. */
  readonly #levels: Map<number, number> = new Map();
  readonly #queue: TokenQueue = new TokenQueue();
  #ended = false;

  constructor(text: string) {
    this.#cursor = new Cursor(text);
  }

  /** The next token, left in its place. */
  peek(): Token {
    while (this.#needsMore()) this.#fetch();
    return this.#queue.first;
  }

  skip(): void {
    this.peek();
    this.#queue.take();
  }

  #needsMore(): boolean {
    if (this.#queue.isEmpty) return true;
    const level = this.#levels.get(this.#queue.taken);
    return level !== undefined && this.#isValid(this.#keys[level] as SimpleKey) && !this.#ended;
  }

  #isValid(key: SimpleKey): boolean {
    if (!key.possible) return false;
    if (key.mark.line >= this.#cursor.line && key.mark.at + 1024 >= this.#cursor.at) return true;
    if (key.required) this.#cursor.fail("could not find expected ':'", key.mark);
    key.possible = false;
    return false;
  }

  #saveKey(): void {
    if (!this.#keyAllowed) return;
    const required = this.#flow === 0 && this.#indent === this.#cursor.column;
    this.#removeKey();
    const key = this.#key();
    key.possible = true;
    key.required = required;
    key.token = this.#queue.count;
    key.mark = this.#cursor.mark();
    this.#levels.set(key.token, this.#keys.length - 1);
  }

  #key(): SimpleKey {
    return this.#keys[this.#keys.length - 1] as SimpleKey;
  }

  #removeKey(): void {
    const key = this.#key();
    if (!key.possible) return;
    if (key.required) this.#cursor.fail("could not find expected ':'", key.mark);
    key.possible = false;
    this.#levels.delete(key.token);
  }

  #push(kind: TokenKind, text = "", plain = false, mark?: Mark): void {
    this.#queue.push({
      kind,
      line: mark?.line ?? this.#cursor.line,
      column: mark?.column ?? this.#cursor.column,
      text,
      plain,
    });
  }

  #rollIndent(column: number, number: number, kind: TokenKind, mark: Mark): void {
    if (this.#flow > 0 || this.#indent >= column) return;
    this.#indents.push(this.#indent);
    this.#indent = column;
    if (this.#indents.length > maxDepth) this.#cursor.fail(`exceeded max depth of ${maxDepth}`);
    if (number < 0) this.#push(kind, "", false, mark);
    else this.#queue.insert(number, kind, mark);
  }

  #unrollIndent(column: number): void {
    if (this.#flow > 0) return;
    while (this.#indent > column) {
      this.#push("blockEnd");
      this.#indent = this.#indents.pop() ?? -1;
    }
  }

  #fetch(): void {
    this.#toNextToken();
    this.#unrollIndent(this.#cursor.column);
    const at = this.#cursor.at;
    const text = this.#cursor.text;
    if (at >= text.length) return this.#streamEnd();
    const character = text[at] as string;
    if (this.#cursor.column === 0) {
      if (character === "%") return this.#directive();
      if (character === "-" && this.#cursor.isDocumentMark("---")) return this.#documentMark("documentStart");
      if (character === "." && this.#cursor.isDocumentMark("...")) return this.#documentMark("documentEnd");
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
        if (this.#cursor.isBlankOrEnd(at + 1)) return this.#blockEntry();
        break;
      case "?":
        if (this.#flow > 0 || this.#cursor.isBlankOrEnd(at + 1)) return this.#explicitKey();
        break;
      case ":":
        if (this.#flow > 0 || this.#cursor.isBlankOrEnd(at + 1)) return this.#value();
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
      (this.#flow === 0 && (character === "?" || character === ":") && !this.#cursor.isBlankOrEnd(at + 1));
    if (!isPlain) this.#cursor.fail("found character that cannot start any token", this.#cursor.mark());
    this.#plainScalar();
  }

  #single(kind: TokenKind): void {
    this.#push(kind);
    this.#cursor.at++;
  }

  #toNextToken(): void {
    const text = this.#cursor.text;
    for (;;) {
      let code = text.charCodeAt(this.#cursor.at);
      while (code === 32 || (code === 9 && (this.#flow > 0 || !this.#keyAllowed)))
        code = text.charCodeAt(++this.#cursor.at);
      if (code === 35) {
        this.#cursor.skipLine();
        code = text.charCodeAt(this.#cursor.at);
      }
      if (!isBreak(code)) return;
      this.#cursor.newLine();
      if (this.#flow === 0) this.#keyAllowed = true;
    }
  }

  #streamEnd(): void {
    if (this.#cursor.column !== 0) {
      this.#cursor.line++;
      this.#cursor.lineStart = this.#cursor.at;
    }
    this.#unrollIndent(-1);
    this.#removeKey();
    this.#keyAllowed = false;
    this.#push("streamEnd");
    this.#ended = true;
  }

  #documentMark(kind: TokenKind): void {
    this.#unrollIndent(-1);
    this.#removeKey();
    this.#keyAllowed = false;
    this.#push(kind);
    this.#cursor.at += 3;
  }

  #flowStart(kind: TokenKind): void {
    this.#saveKey();
    this.#keys.push({ possible: false, required: false, token: this.#queue.count, mark: noMark });
    if (++this.#flow > maxDepth) this.#cursor.fail(`exceeded max depth of ${maxDepth}`);
    this.#keyAllowed = true;
    this.#single(kind);
  }

  #flowEnd(kind: TokenKind): void {
    this.#removeKey();
    if (this.#flow > 0) {
      this.#flow--;
      this.#levels.delete(this.#key().token);
      this.#keys.pop();
    }
    this.#keyAllowed = false;
    this.#single(kind);
  }

  #blockEntry(): void {
    if (this.#flow === 0) {
      if (!this.#keyAllowed)
        this.#cursor.fail("block sequence entries are not allowed in this context", this.#cursor.mark());
      this.#rollIndent(this.#cursor.column, -1, "blockSequenceStart", this.#cursor.mark());
    }
    this.#removeKey();
    this.#keyAllowed = true;
    this.#single("blockEntry");
  }

  #explicitKey(): void {
    if (this.#flow === 0) {
      if (!this.#keyAllowed)
        this.#cursor.fail("mapping keys are not allowed in this context", this.#cursor.mark());
      this.#rollIndent(this.#cursor.column, -1, "blockMappingStart", this.#cursor.mark());
    }
    this.#removeKey();
    this.#keyAllowed = this.#flow === 0;
    this.#single("key");
  }

  #value(): void {
    const key = this.#key();
    if (this.#isValid(key)) {
      this.#queue.insert(key.token, "key", key.mark);
      this.#rollIndent(key.mark.column, key.token, "blockMappingStart", key.mark);
      key.possible = false;
      this.#levels.delete(key.token);
      this.#keyAllowed = false;
    } else {
      if (this.#flow === 0) {
        if (!this.#keyAllowed)
          this.#cursor.fail("mapping values are not allowed in this context", this.#cursor.mark());
        this.#rollIndent(this.#cursor.column, -1, "blockMappingStart", this.#cursor.mark());
      }
      this.#keyAllowed = this.#flow === 0;
    }
    this.#single("value");
  }

  #directive(): void {
    this.#unrollIndent(-1);
    this.#removeKey();
    this.#keyAllowed = false;
    const mark = this.#cursor.mark();
    this.#push("directive", scanDirective(this.#cursor), false, mark);
  }

  #anchor(kind: "alias" | "anchor"): void {
    const mark = this.#startNode();
    this.#push(kind, scanAnchor(this.#cursor), false, mark);
  }

  #tag(): void {
    const mark = this.#startNode();
    this.#push("tag", scanTag(this.#cursor), false, mark);
  }

  #blockScalar(literal: boolean): void {
    this.#removeKey();
    this.#keyAllowed = true;
    const mark = this.#cursor.mark();
    this.#push("scalar", scanBlock(this.#cursor, literal, this.#indent), false, mark);
  }

  #flowScalar(single: boolean): void {
    const mark = this.#startNode();
    this.#push("scalar", scanQuoted(this.#cursor, single), false, mark);
  }

  #plainScalar(): void {
    const mark = this.#startNode();
    const { text, endsInBreak } = scanPlain(this.#cursor, this.#indent + 1, this.#flow > 0);
    this.#push("scalar", text, true, mark);
    if (endsInBreak) this.#keyAllowed = true;
  }

  /** What may be a key begins here. */
  #startNode(): Mark {
    this.#saveKey();
    this.#keyAllowed = false;
    return this.#cursor.mark();
  }
}
