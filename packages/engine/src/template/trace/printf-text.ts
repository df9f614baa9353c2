import { sprintf } from "../../format/printf.ts";
import type { Value } from "../../value/value.ts";
import type { Sources } from "./sources.ts";
import { realign, type TextSpan, type TracedText } from "./traced-text.ts";

/**
 * The parts of what `printf` gives: each verb is printed by itself. Undefined where a verb reaches for other arguments
 * than its own, so that the parts do not make up the whole.
 */
export function printfText(
  values: readonly Value[],
  sources: readonly Sources[],
  result: string,
): TracedText | undefined {
  const [format] = values;
  if (typeof format !== "string") return undefined;
  const paths = Array.from(sources[0]?.paths ?? []);
  const spans: TextSpan[] = [];
  let made = "";
  let next = 1;
  for (const part of format.split(/(%[-+# 0]*\d*(?:\.\d+)?\p{L})/u)) {
    const isVerb = part.startsWith("%") && part.length > 1;
    const text = isVerb ? sprintf(part, [values[next] as Value]) : sprintf(part, []);
    const of = isVerb ? sources[next++] : undefined;
    const inner = of?.text && realign(of.text, text);
    if (inner !== undefined) {
      spans.push(
        ...inner.spans.map((span) => ({ ...span, from: span.from + made.length, to: span.to + made.length })),
      );
    } else if (text !== "") {
      const own = of === undefined ? paths : [...paths, ...of.paths];
      spans.push({ from: made.length, to: made.length + text.length, paths: own });
    }
    made += text;
  }
  return made === result ? { text: result, spans } : undefined;
}
