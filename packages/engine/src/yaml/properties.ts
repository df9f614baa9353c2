import type { Cursor } from "./cursor.ts";
import type { Mark } from "./token.ts";

/** Reads the name after `&` or `*`. */
export function scanAnchor(cursor: Cursor): string {
  const mark = cursor.mark();
  const start = ++cursor.at;
  while (/[0-9A-Za-z_-]/.test(cursor.text[cursor.at] ?? "")) cursor.at++;
  const name = cursor.text.slice(start, cursor.at);
  const next = cursor.text[cursor.at] ?? "";
  if (name === "" || !(cursor.isBlankOrEnd(cursor.at) || "?:,]}%@`".includes(next))) {
    cursor.fail("did not find expected alphabetic or numeric character", mark);
  }
  return name;
}

/** Reads a tag, such as `!!int` or `!<tag:yaml.org,2002:int>`. */
export function scanTag(cursor: Cursor): string {
  const mark = cursor.mark();
  const start = cursor.at;
  if (cursor.text[start + 1] === "<") {
    const end = cursor.text.indexOf(">", start);
    if (end < 0) cursor.fail("did not find the expected '>'", mark);
    cursor.at = end + 1;
  } else {
    while (/[-!\w;/?:@&=+$,.~*'()[\]%]/.test(cursor.text[cursor.at] ?? "")) cursor.at++;
  }
  const text = cursor.text.slice(start, cursor.at);
  checkEscapes(cursor, text, mark);
  // A handle, such as `!!`, with nothing behind it.
  if (/^![\w-]*!$/.test(text)) cursor.fail("did not find expected tag URI", mark);
  if (!cursor.isBlankOrEnd(cursor.at)) cursor.fail("did not find expected whitespace or line break", mark);
  return text.startsWith("!<") ? text.slice(2, -1) : text;
}

/** Refuses a `%` in a tag that does not begin the bytes of a character. */
function checkEscapes(cursor: Cursor, tag: string, mark: Mark): void {
  let missing = 0;
  for (let at = tag.indexOf("%"); at >= 0; at = missing > 0 ? at + 3 : tag.indexOf("%", at + 3)) {
    const octet = /^%([0-9A-Fa-f]{2})/.exec(tag.slice(at, at + 3))?.[1];
    if (octet === undefined) return cursor.fail("did not find URI escaped octet", mark);
    const byte = Number.parseInt(octet, 16);
    if (missing > 0 && byte >> 6 !== 2) cursor.fail("found an incorrect trailing UTF-8 octet", mark);
    missing = missing > 0 ? missing - 1 : lengthOf(byte) - 1;
    if (missing < 0) cursor.fail("found an incorrect leading UTF-8 octet", mark);
  }
}

/** How many bytes a character has that begins with a byte; 0 where none does. */
function lengthOf(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte >> 5 === 6) return 2;
  if (byte >> 4 === 14) return 3;
  return byte >> 3 === 30 ? 4 : 0;
}

/** Reads a directive's name, and skips what it says. */
export function scanDirective(cursor: Cursor): string {
  const start = cursor.mark();
  const name = /^%([\w-]*)/.exec(cursor.text.slice(cursor.at, cursor.at + 64))?.[1] ?? "";
  if (name === "") cursor.fail("could not find expected directive name", start);
  if (!cursor.isBlankOrEnd(cursor.at + 1 + name.length))
    cursor.fail("found unexpected non-alphabetical character", start);
  if (name !== "YAML" && name !== "TAG") cursor.fail("found unknown directive name", start);
  cursor.skipLine();
  return name;
}
