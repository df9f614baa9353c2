import { quote } from "../../format/quote.ts";
import type { Value } from "../../value/value.ts";
import type { TracedText } from "./traced-text.ts";

/** Where a value comes from. */
export interface Sources {
  /** The path of the value itself, such as `.Values.image`, where it is one that was given. */
  readonly at: string | undefined;
  /** Every path that it was made of, {@link at} included. */
  readonly paths: ReadonlySet<string>;
  /** What of a text was written by which template, or stands in YAML for which value. */
  readonly text?: TracedText | undefined;
}

export const nothing: Sources = { at: undefined, paths: new Set() };

export function fromPath(path: string): Sources {
  return { at: path, paths: new Set([path]) };
}

/** Of several values together; what they come to is at no path. */
export function union(all: readonly Sources[]): Sources {
  const [only] = all;
  if (all.length === 1 && only !== undefined) return { at: undefined, paths: only.paths };
  return { at: undefined, paths: new Set(all.flatMap(({ paths }) => Array.from(paths))) };
}

/** One of several values, chosen by looking at the others. */
export function chosen(one: Sources, others: readonly Sources[]): Sources {
  return others.length === 0 ? one : { ...one, paths: union([one, ...others]).paths };
}

/** The sources of entries of maps and lists that a template has put together itself. */
export type Entries = WeakMap<object, Map<Value, Sources>>;

/** One step into a value. */
export function child(of: Sources, value: Value, key: string | number, entries: Entries): Sources {
  const made = typeof value === "object" && value !== null ? entries.get(value) : undefined;
  const known = made?.get(key);
  if (known !== undefined) return known;
  // What a template did not put into a map of its own is missing whatever the values are.
  if (made !== undefined && of.at === undefined) return nothing;
  if (of.at === undefined) return { at: undefined, paths: of.paths };
  const path = of.at + step(key);
  if (of.paths.size === 1) return fromPath(path);
  const others = Array.from(of.paths).filter((other) => other !== of.at);
  return { at: path, paths: new Set([path, ...others]) };
}

function step(key: string | number): string {
  if (typeof key === "number") return `[${key}]`;
  return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(key) ? `.${key}` : `[${quote(key)}]`;
}
