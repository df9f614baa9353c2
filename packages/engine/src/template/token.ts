import { quote } from "../format/quote.ts";

/** The words of the language; each is a kind of token. */
const keywords = [
  "block",
  "break",
  "continue",
  "define",
  "else",
  "end",
  "if",
  "nil",
  "range",
  "template",
  "with",
] as const;

export type Keyword = (typeof keywords)[number];

export type TokenKind =
  | Keyword
  | "error"
  | "eof"
  | "text"
  | "leftDelim"
  | "rightDelim"
  | "space"
  | "assign"
  | "declare"
  | "pipe"
  | "string"
  | "rawString"
  | "char"
  | "charConstant"
  | "complex"
  | "number"
  | "identifier"
  | "field"
  | "variable"
  | "dot"
  | "bool"
  | "leftParen"
  | "rightParen";

export interface Token {
  readonly kind: TokenKind;
  readonly at: number;
  readonly text: string;
}

const words: ReadonlySet<string> = new Set(keywords);

export function isKeyword(word: string): word is Keyword {
  return words.has(word);
}

/** A token as Go's parser prints it. */
export function printToken({ kind, text }: Token): string {
  if (kind === "eof") return "EOF";
  if (kind === "dot" || isKeyword(kind)) return `<${text}>`;
  const characters = Array.from(text);
  return characters.length > 10 ? `${quote(characters.slice(0, 10).join(""))}...` : quote(text);
}
