import { isTrue } from "../../value/kind.ts";
import type { Value } from "../../value/value.ts";
import { printfText } from "./printf-text.ts";
import { child, chosen, type Entries, nothing, type Sources, union } from "./sources.ts";
import { realign, type TracedText, withoutGaps } from "./traced-text.ts";
import { yamlText } from "./yaml-text.ts";

/** A call of a function: its arguments as far as they were evaluated, with where they come from. */
export interface Call {
  readonly name: string;
  readonly values: Value[];
  readonly sources: Sources[];
}

/** Where the result of a function comes from. What chooses among its arguments gives the one that it chose. */
export function combine({ name, values, sources }: Call, result: Value, entries: Entries): Sources {
  const [first = nothing, second = nothing, third = nothing] = sources;
  switch (name) {
    case "default":
      return isEmpty(values[1]) ? chosen(first, [second]) : second;
    case "coalesce": {
      const at = values.findIndex((value) => !isEmpty(value));
      return at < 0 ? union(sources) : chosen(sources[at] as Sources, sources.slice(0, at));
    }
    case "ternary":
      return chosen(values[2] === true ? first : second, [third]);
    case "and":
    case "or":
      return chosen(sources.at(-1) ?? nothing, sources.slice(0, -1));
    case "required":
      return second;
    case "index":
    case "get":
      return stepped(values, sources, entries);
    case "first":
    case "mustFirst":
      return child(first, values[0], 0, entries);
    case "dict":
      remember(result, values, sources, 0, entries);
      return union(sources);
    case "set":
      remember(result, values, sources, 1, entries);
      return first;
    case "list":
    case "tuple":
      entries.set(result as object, new Map(sources.map((each, at) => [at, each])));
      return union(sources);
    case "deepCopy":
    case "mustDeepCopy":
    case "pick":
    case "omit":
      return chosen(first, sources.slice(1));
    case "toYaml":
    case "mustToYaml":
      return typeof result === "string"
        ? { ...union(sources), text: yamlText(values[0], first, result, entries) }
        : union(sources);
    case "printf": {
      const text = typeof result === "string" ? printfText(values, sources, result) : undefined;
      return { ...union(sources), text: text ?? carried(sources, result) };
    }
    default:
      return { ...union(sources), text: carried(sources, result) };
  }
}

function isEmpty(value: Value): boolean {
  return !isTrue(value);
}

function stepped(values: readonly Value[], sources: readonly Sources[], entries: Entries): Sources {
  let at = sources[0] ?? nothing;
  let value = values[0];
  for (const key of values.slice(1)) {
    const name = typeof key === "string" ? key : Number(String(key));
    at = child(at, value, name, entries);
    value =
      value instanceof Map ? value.get(String(name)) : Array.isArray(value) ? value[Number(name)] : undefined;
  }
  return chosen(at, sources.slice(1));
}

function remember(
  result: Value,
  values: readonly Value[],
  sources: readonly Sources[],
  from: number,
  entries: Entries,
): void {
  const known = entries.get(result as object) ?? new Map<Value, Sources>();
  for (let at = from; at + 1 < values.length; at += 2) known.set(values[at], sources[at + 1] as Sources);
  entries.set(result as object, known);
}

/** The parts of the one text among the arguments, where it is still to be found in the result. */
function carried(sources: readonly Sources[], result: Value): TracedText | undefined {
  const traced = sources.filter(({ text }) => text !== undefined);
  const text = traced[0]?.text;
  if (traced.length !== 1 || text === undefined || typeof result !== "string") return undefined;
  const moved = realign(text, result);
  const others = Array.from(union(sources.filter((each) => each !== traced[0])).paths);
  if (moved === undefined || others.length === 0) return moved;
  const spans = withoutGaps(moved, others).map((span) => ({
    ...span,
    paths: [...new Set([...span.paths, ...others])],
  }));
  return { text: result, spans };
}
