import { isBlank, isBreak } from "./characters.ts";
import type { Cursor } from "./cursor.ts";
import { foldSpace } from "./folding.ts";

interface PlainScalar {
  readonly text: string;
  /** Whether a line break follows, after which a key may begin. */
  readonly endsInBreak: boolean;
}

/** Reads a scalar without quotes. */
export function scanPlain(cursor: Cursor, indent: number, inFlow: boolean): PlainScalar {
  const guard = { indent, mark: cursor.mark() };
  const { text } = cursor;
  let out = "";
  let between = "";
  let leadingBlanks = false;
  for (;;) {
    if (cursor.isDocumentMark("---") || cursor.isDocumentMark("...")) break;
    if (text.charCodeAt(cursor.at) === 35) break;
    const start = cursor.at;
    skipRun(cursor, inFlow);
    if (cursor.at > start) {
      out += between + text.slice(start, cursor.at);
      between = "";
      leadingBlanks = false;
    }
    const code = text.charCodeAt(cursor.at);
    if (!isBlank(code) && !isBreak(code)) break;
    const space = foldSpace(cursor, leadingBlanks, guard);
    leadingBlanks ||= space.isBroken;
    between += space.text;
    if (!inFlow && cursor.column < indent) break;
  }
  return { text: out, endsInBreak: leadingBlanks };
}

/** Up to the next white space or indicator. */
function skipRun(cursor: Cursor, inFlow: boolean): void {
  const { text } = cursor;
  for (; cursor.at < text.length; cursor.at++) {
    const code = text.charCodeAt(cursor.at);
    if (code === 32 || code === 10 || code === 9 || isBreak(code)) return;
    if (code === 58 && cursor.isBlankOrEnd(cursor.at + 1)) return;
    if (inFlow && (code === 44 || code === 63 || code === 91 || code === 93 || code === 123 || code === 125))
      return;
  }
}
