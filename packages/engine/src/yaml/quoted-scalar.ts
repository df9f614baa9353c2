import { escapes, isBreak } from "./characters.ts";
import type { Cursor } from "./cursor.ts";
import { foldSpace } from "./folding.ts";
import type { Mark } from "./token.ts";

/** Reads a scalar between single or double quotes, from the first of them on. */
export function scanQuoted(cursor: Cursor, single: boolean): string {
  const mark = cursor.mark();
  cursor.at++;
  return quotedText(cursor, single, mark);
}

function quotedText(cursor: Cursor, single: boolean, mark: Mark): string {
  const text = cursor.text;
  const quote = single ? 39 : 34;
  let out = "";
  for (;;) {
    if (cursor.isDocumentMark("---") || cursor.isDocumentMark("...")) {
      cursor.fail("found unexpected document indicator", mark);
    }
    if (cursor.at >= text.length) cursor.fail("found unexpected end of stream", mark);
    let leadingBlanks = false;
    let start = cursor.at;
    for (;;) {
      const code = text.charCodeAt(cursor.at);
      if (cursor.isBlankOrEnd(cursor.at)) break;
      if (code === quote) {
        if (!single || text.charCodeAt(cursor.at + 1) !== quote) break;
        out += text.slice(start, cursor.at + 1);
        cursor.at += 2;
        start = cursor.at;
      } else if (code === 92 && !single) {
        out += text.slice(start, cursor.at);
        if (isBreak(text.charCodeAt(cursor.at + 1))) {
          cursor.at++;
          cursor.newLine();
          leadingBlanks = true;
          start = cursor.at;
          break;
        }
        out += escapeOf(cursor, mark);
        start = cursor.at;
      } else cursor.at++;
    }
    out += text.slice(start, cursor.at);
    if (text.charCodeAt(cursor.at) === quote) {
      cursor.at++;
      return out;
    }
    out += foldSpace(cursor, leadingBlanks).text;
  }
}

function escapeOf(cursor: Cursor, mark: Mark): string {
  const letter = cursor.text[cursor.at + 1] ?? "";
  const known = escapes[letter];
  cursor.at += 2;
  if (known !== undefined) return known;
  const length = letter === "x" ? 2 : letter === "u" ? 4 : letter === "U" ? 8 : 0;
  if (length === 0) {
    cursor.at -= 2;
    cursor.fail("found unknown escape character", mark);
  }
  const digits = cursor.text.slice(cursor.at, cursor.at + length);
  if (digits.length < length || !/^[0-9a-fA-F]+$/.test(digits)) {
    cursor.fail("did not find expected hexdecimal number", mark);
  }
  const code = Number.parseInt(digits, 16);
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff)
    cursor.fail("found invalid Unicode character escape code", mark);
  cursor.at += length;
  return String.fromCodePoint(code);
}
