import type { Tree } from "../node.ts";

/** A part of a text, in characters of it. */
export interface TextSpan {
  readonly from: number;
  readonly to: number;
  /** The node that wrote it; without one, that which writes the whole text. */
  readonly tree?: Tree | undefined;
  readonly at?: number | undefined;
  readonly paths: readonly string[];
}

/** A text with what is known of its parts, in order and without overlaps. */
export interface TracedText {
  readonly text: string;
  readonly spans: readonly TextSpan[];
}

/**
 * The parts of a text in another one that was made of it: by indenting, by quoting, by cutting off. Undefined where it
 * was changed otherwise.
 */
export function realign({ text, spans }: TracedText, made: string): TracedText | undefined {
  if (made === text) return { text: made, spans };
  if (text === "" || made === "") return undefined;
  return insideOf(text, spans, made) ?? cutOff(text, spans, made) ?? byLines(text, spans, made);
}

function insideOf(text: string, spans: readonly TextSpan[], made: string): TracedText | undefined {
  const at = made.indexOf(text);
  if (at < 0) return undefined;
  return { text: made, spans: spans.map((span) => ({ ...span, from: span.from + at, to: span.to + at })) };
}

function cutOff(text: string, spans: readonly TextSpan[], made: string): TracedText | undefined {
  const at = text.indexOf(made);
  return at < 0 ? undefined : { text: made, spans: clipped(spans, at, at + made.length) };
}

/** The parts within a stretch of the text, moved to its begin. */
export function clipped(spans: readonly TextSpan[], from: number, to: number): TextSpan[] {
  return spans
    .filter((span) => span.to > from && span.from < to)
    .map((span) => ({ ...span, from: Math.max(span.from, from) - from, to: Math.min(span.to, to) - from }));
}

/** Where each line has but another indentation, and there are perhaps empty lines around. */
function byLines(text: string, spans: readonly TextSpan[], made: string): TracedText | undefined {
  const lines = text.trim().split("\n");
  const madeLines = made.trim().split("\n");
  if (lines.length !== madeLines.length) return undefined;
  let at = text.indexOf(text.trim());
  let madeAt = made.indexOf(made.trim());
  const moved: TextSpan[] = [];
  for (const [index, line] of lines.entries()) {
    const madeLine = madeLines[index] as string;
    const body = line.trimStart();
    if (madeLine.trimStart() !== body) return undefined;
    const from = at + line.length - body.length;
    const madeFrom = madeAt + madeLine.length - body.length;
    // The end of the line belongs to what stands before it.
    const end = index + 1 < lines.length ? 1 : 0;
    for (const span of clipped(spans, from, from + body.length + end))
      moved.push({ ...span, from: span.from + madeFrom, to: span.to + madeFrom });
    at += line.length + 1;
    madeAt += madeLine.length + 1;
  }
  return { text: made, spans: moved };
}

/** The spans of a text with those between them, which come from other paths. */
export function withoutGaps({ text, spans }: TracedText, paths: readonly string[]): TextSpan[] {
  const whole: TextSpan[] = [];
  let at = 0;
  for (const span of spans) {
    if (span.from > at) whole.push({ from: at, to: span.from, paths });
    whole.push(span);
    at = span.to;
  }
  if (at < text.length) whole.push({ from: at, to: text.length, paths });
  return whole;
}
