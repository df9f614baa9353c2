import { type ChartModel, coalesce, defaultOf, isMapping, type Json } from "@chartwright/model";
import { LineCounter, parseDocument } from "yaml";
import type { Position } from "./field-place.ts";

/** What a value is, with the files of values laid over the defaults. */
export function valueAt(
  model: ChartModel,
  layers: readonly { readonly data: Readonly<Record<string, Json>> }[],
  path: readonly string[],
): Json | undefined {
  const all = layers.reduce<Json | undefined>((at, { data }) => coalesce(at, data), defaultOf(model.values));
  return path.reduce<Json | undefined>(
    (at, key) =>
      Array.isArray(at) ? at[Number(key)] : isMapping(at) && Object.hasOwn(at, key) ? at[key] : undefined,
    all,
  );
}

/** Where a file of values says something of a value, or of the closest that holds it. */
export function placeInValues(text: string, path: readonly string[]): Position {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, version: "1.1" });
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: readonly number[] } | undefined;
    const start = node?.range?.[0];
    if (start === undefined) continue;
    const { line, col } = lineCounter.linePos(start);
    return { line, column: col };
  }
  return { line: 1, column: 1 };
}
