import type { Cursor } from "./cursor.ts";

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
  // A handle, such as `!!`, with nothing behind it.
  if (/^![\w-]*!$/.test(text)) cursor.fail("did not find expected tag URI", mark);
  if (!cursor.isBlankOrEnd(cursor.at)) cursor.fail("did not find expected whitespace or line break", mark);
  return text.startsWith("!<") ? text.slice(2, -1) : text;
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
