import { isBlank, isBreak } from "./characters.ts";
import type { Cursor } from "./cursor.ts";
import type { Mark } from "./token.ts";

/** A block scalar's header, and where it stands. */
interface BlockScalar {
  readonly literal: boolean;
  /** What becomes of the last line breaks: 1 keeps all of them, -1 none. */
  readonly chomping: number;
  /** 0 where the first line decides it. */
  readonly indent: number;
  /** The indentation of what the scalar is in. */
  readonly parent: number;
  readonly mark: Mark;
}

/** Reads a scalar after `|` or `>`, with its header. */
export function scanBlock(cursor: Cursor, literal: boolean, parent: number): string {
  const mark = cursor.mark();
  const text = cursor.text;
  cursor.at++;
  let chomping = 0;
  let increment = 0;
  for (let step = 0; step < 2; step++) {
    const character = text[cursor.at] ?? "";
    if ((character === "+" || character === "-") && chomping === 0) chomping = character === "+" ? 1 : -1;
    else if (character >= "0" && character <= "9" && increment === 0) {
      if (character === "0") cursor.fail("found an indentation indicator equal to 0", mark);
      increment = Number(character);
    } else break;
    cursor.at++;
  }
  while (isBlank(text.charCodeAt(cursor.at))) cursor.at++;
  if (text[cursor.at] === "#") cursor.skipLine();
  if (cursor.at < text.length) {
    if (!isBreak(text.charCodeAt(cursor.at)))
      cursor.fail("did not find expected comment or line break", mark);
    cursor.newLine();
  }
  const indent = increment > 0 ? Math.max(parent, 0) + increment : 0;
  return blockText(cursor, { literal, chomping, indent, parent, mark });
}

function blockText(cursor: Cursor, block: BlockScalar): string {
  const { literal, chomping } = block;
  const { text } = cursor;
  let out = "";
  let leadingBreak = "";
  let leadingBlank = false;
  let { indent, breaks } = blockBreaks(cursor, block);
  while (cursor.column === indent && cursor.at < text.length) {
    const blank = isBlank(text.charCodeAt(cursor.at));
    if (!literal && !leadingBlank && !blank && leadingBreak === "\n") {
      if (breaks === "") out += " ";
    } else out += leadingBreak;
    out += breaks;
    leadingBlank = blank;
    const start = cursor.at;
    cursor.skipLine();
    out += text.slice(start, cursor.at);
    leadingBreak = cursor.at < text.length ? cursor.newLine() : "";
    ({ indent, breaks } = blockBreaks(cursor, { ...block, indent }));
  }
  if (chomping !== -1) out += leadingBreak;
  return chomping === 1 ? out + breaks : out;
}

/** The line breaks before the next line, and the indentation, which the first line decides where it is not given. */
function blockBreaks(cursor: Cursor, block: BlockScalar): { indent: number; breaks: string } {
  const { indent: given, parent, mark } = block;
  const { text } = cursor;
  let breaks = "";
  let widest = 0;
  for (;;) {
    while ((given === 0 || cursor.column < given) && text.charCodeAt(cursor.at) === 32) cursor.at++;
    widest = Math.max(widest, cursor.column);
    const code = text.charCodeAt(cursor.at);
    if ((given === 0 || cursor.column < given) && code === 9) {
      cursor.fail("found a tab character where an indentation space is expected", mark);
    }
    if (!isBreak(code)) break;
    breaks += cursor.newLine();
  }
  return { indent: given === 0 ? Math.max(widest, parent + 1, 1) : given, breaks };
}
