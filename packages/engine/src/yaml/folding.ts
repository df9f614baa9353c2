import { isBlank, isBreak } from "./characters.ts";
import type { Cursor } from "./cursor.ts";
import type { Mark } from "./token.ts";

/** The white space of a scalar over which the cursor has come. */
interface Folded {
  readonly text: string;
  /** Whether there was a line break in it. */
  readonly isBroken: boolean;
}

/** What a tab may not do at the start of a plain scalar's next line. */
interface Indentation {
  readonly indent: number;
  readonly mark: Mark;
}

/**
 * Reads white space inside of a scalar: blanks as they are, a single line break as a space, more of them as one less.
 *
 * @param afterBreak whether a line has begun already, so that blanks do not count.
 */
export function foldSpace(cursor: Cursor, afterBreak: boolean, guard?: Indentation): Folded {
  const { text } = cursor;
  let isBroken = afterBreak;
  let first = "";
  let rest = "";
  let blanks = "";
  for (;;) {
    const code = text.charCodeAt(cursor.at);
    if (isBlank(code)) {
      if (guard !== undefined && isBroken && code === 9 && cursor.column < guard.indent)
        cursor.fail("found a tab character that violates indentation", guard.mark);
      if (!isBroken) blanks += text[cursor.at];
      cursor.at++;
    } else if (isBreak(code)) {
      if (isBroken) rest += cursor.newLine();
      else {
        first = cursor.newLine();
        isBroken = true;
      }
    } else break;
  }
  if (!isBroken) return { text: blanks, isBroken };
  if (first === "\n") return { text: rest === "" ? " " : rest, isBroken };
  return { text: first + rest, isBroken };
}
