import { isTimestamp, resolveScalar } from "./resolve.ts";

/** How Go's YAML writes text: version 2 is behind `toYaml`, version 3 behind `toYamlPretty`. */
export interface ScalarStyle {
  /** The column after which a line is broken at a space. */
  readonly width: number;
  readonly version: 2 | 3;
}

type Form = "plain" | "single" | "double" | "literal";

const safe = /^[A-Za-z_/][A-Za-z0-9_./@%+=,()-]*$/;
const base60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;

/** Whether a text without quotes would still be read as a text. */
function staysText(text: string): boolean {
  return typeof resolveScalar(text) === "string" && !base60.test(text) && !isTimestamp(text);
}

/**
 * A text as a YAML scalar.
 *
 * @param column where it begins, after the space that precedes it.
 * @param indent that of its further lines.
 */
export function scalarText(
  text: string,
  column: number,
  indent: number,
  isKey: boolean,
  style: ScalarStyle,
): string {
  if (safe.test(text) && column + text.length <= style.width && staysText(text)) return text;
  switch (formOf(text, isKey, style)) {
    case "plain":
      return isKey ? text : fold(text, column, indent, style.width, false);
    case "single":
      return `'${fold(text.replaceAll("'", "''"), column + 1, indent, isKey ? Number.POSITIVE_INFINITY : style.width, true)}'`;
    case "double":
      return doubleQuoted(text, column, indent, isKey ? Number.POSITIVE_INFINITY : style.width);
    case "literal":
      return literal(text, indent);
  }
}

function formOf(text: string, isKey: boolean, style: ScalarStyle): Form {
  const found = analyze(text, style.version);
  if (text.includes("\n")) return found.blockAllowed && !isKey ? "literal" : "double";
  if (!staysText(text)) return "double";
  if (text !== "" && found.plainAllowed) return "plain";
  return found.singleAllowed ? "single" : "double";
}

const special = /[^\n -~\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]|[\u0085\u2028\u2029\ufeff]/;
const specialBut3 = /[^\n\t -~\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]|[\u0085\u2028\u2029\ufeff]/;

function analyze(
  text: string,
  version: 2 | 3,
): { plainAllowed: boolean; singleAllowed: boolean; blockAllowed: boolean } {
  const isSpecial = special.test(text);
  const isWorse = version === 3 ? specialBut3.test(text) : isSpecial;
  const spaceBreak = / \n/.test(text);
  const breakSpace = /\n /.test(text);
  const edges = /^[ \n]|[ \n]$/.test(text);
  const indicators =
    /^(?:---|\.\.\.)/.test(text) ||
    /^[#,[\]{}&*!|>'"%@`]/.test(text) ||
    /^[?:-](?:[ \t\n]|$)/.test(text) ||
    /:(?:[ \t\n]|$)/.test(text) ||
    /[ \n\t]#/.test(text);
  return {
    plainAllowed: !isSpecial && !spaceBreak && !breakSpace && !edges && !indicators && !text.includes("\n"),
    singleAllowed: !isSpecial && !spaceBreak && !breakSpace,
    blockAllowed: !isWorse && !spaceBreak && !/ $/.test(text),
  };
}

/** Breaks a line at a single space once it has passed the width. */
function fold(text: string, start: number, indent: number, width: number, quoted: boolean): string {
  if (start + text.length <= width) return text;
  let out = "";
  let column = start;
  let spaces = false;
  const last = text.length - 1;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (character === " ") {
      const inside = !quoted || (at > 0 && at < last);
      if (!spaces && column > width && inside && text[at + 1] !== " ") {
        out += `\n${" ".repeat(indent)}`;
        column = indent;
      } else {
        out += character;
        column++;
      }
      spaces = true;
    } else {
      out += character;
      if (!isLowSurrogate(character)) column++;
      spaces = false;
    }
  }
  return out;
}

function isLowSurrogate(unit: string): boolean {
  return unit >= "\udc00" && unit <= "\udfff";
}

const escapes: Readonly<Record<string, string>> = {
  "\0": "\\0",
  "\x07": "\\a",
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\v": "\\v",
  "\f": "\\f",
  "\r": "\\r",
  "\x1b": "\\e",
  '"': '\\"',
  "\\": "\\\\",
  "\x85": "\\N",
  "\u2028": "\\L",
  "\u2029": "\\P",
};

const unprintable = /[^ -~\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]|[\u0085\u2028\u2029\ufeff"\\]/u;

function escaped(character: string): string {
  const known = escapes[character];
  if (known !== undefined) return known;
  const code = character.codePointAt(0) as number;
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, "0")}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}

function doubleQuoted(text: string, start: number, indent: number, width: number): string {
  let out = '"';
  let column = start + 1;
  let spaces = false;
  const characters = Array.from(text);
  // The library looks for a byte order mark at the start of the text, whichever character it is at.
  const all = text.startsWith("\ufeff");
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] as string;
    if (all || unprintable.test(character)) {
      const written = escaped(character);
      out += written;
      column += written.length;
      spaces = false;
    } else if (character === " ") {
      if (!spaces && column > width && at > 0 && at < characters.length - 1) {
        out += `\n${" ".repeat(indent)}`;
        column = indent;
        if (characters[at + 1] === " ") {
          out += "\\";
          column++;
        }
      } else {
        out += character;
        column++;
      }
      spaces = true;
    } else {
      out += character;
      column++;
      spaces = false;
    }
  }
  return `${out}"`;
}

function literal(text: string, indent: number): string {
  const hint = text[0] === " " || text[0] === "\n" ? "2" : "";
  const chomp = !text.endsWith("\n") ? "-" : text === "\n" || text.endsWith("\n\n") ? "+" : "";
  const pad = " ".repeat(indent);
  const body = text.replace(/[^\n]+/g, (line) => pad + line);
  return `|${hint}${chomp}\n${body.endsWith("\n") ? body.slice(0, -1) : body}`;
}
