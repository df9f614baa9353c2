import { isBreak } from "./characters.ts";
import { YamlError } from "./errors.ts";
import type { Mark } from "./token.ts";

export const noMark: Mark = { line: 0, column: 0, at: 0 };

/** A place in a text of YAML that moves on. A mark of byte order that the text begins with is in no column. */
export class Cursor {
  readonly text: string;
  at = 0;
  line = 0;
  lineStart = 0;

  constructor(text: string) {
    this.text = text;
    if (text.charCodeAt(0) === 0xfeff) this.at = this.lineStart = 1;
  }

  get column(): number {
    return this.at - this.lineStart;
  }

  mark(): Mark {
    return { line: this.line, column: this.column, at: this.at };
  }

  /** Fails where the cursor stands. Go says the line only where it is not the first. */
  fail(problem: string, context: Mark = noMark): never {
    const line = this.line !== 0 ? this.line + 1 : context.line;
    throw new YamlError(`yaml: ${line !== 0 ? `line ${line}: ` : ""}${problem}`);
  }

  isBlankOrEnd(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return code === 32 || code === 10 || code === 9 || code === 13 || at >= this.text.length || isBreak(code);
  }

  /** Whether a line with the mark of a document begins here. */
  isDocumentMark(mark: "---" | "..."): boolean {
    return this.column === 0 && this.text.startsWith(mark, this.at) && this.isBlankOrEnd(this.at + 3);
  }

  /** Up to the end of the line. */
  skipLine(): void {
    while (this.at < this.text.length && !isBreak(this.text.charCodeAt(this.at))) this.at++;
  }

  /** Steps over a line break and gives it as it counts in a scalar. */
  newLine(): string {
    const code = this.text.charCodeAt(this.at);
    this.at += code === 13 && this.text.charCodeAt(this.at + 1) === 10 ? 2 : 1;
    this.line++;
    this.lineStart = this.at;
    return code === 0x2028 || code === 0x2029 ? String.fromCharCode(code) : "\n";
  }
}
