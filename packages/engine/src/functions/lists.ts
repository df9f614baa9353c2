import { FunctionError } from "../template/errors.ts";
import { type FunctionTable, fn } from "../template/function-type.ts";
import { deepEqual } from "../value/equal.ts";
import { Int, int } from "../value/int.ts";
import { isEmpty, kindOf, typeOf } from "../value/kind.ts";
import { compareText } from "../value/text.ts";
import { isList, type List, nilList, strings, TypedList, typedList, type Value } from "../value/value.ts";
import { toNumber, toText, toTexts } from "./convert.ts";

const nilPointer = "runtime error: invalid memory address or nil pointer dereference";

/** A list, or the error that Sprig's functions give for what is none. */
function listOf(value: Value, doing: string): List {
  if (isList(value)) return value;
  if (value instanceof Uint8Array) return Array.from(value, (byte) => new Int("uint8", byte));
  if (value === null || value === undefined) throw new FunctionError(nilPointer);
  throw new FunctionError(`Cannot ${doing} type ${kindOf(value)}`);
}

function push(list: Value, item: Value): List {
  return [...listOf(list, "push on"), item];
}

function prepend(list: Value, item: Value): List {
  return [item, ...listOf(list, "prepend on")];
}

function first(list: Value): Value {
  return listOf(list, "find first on")[0] ?? null;
}

function last(list: Value): Value {
  return listOf(list, "find last on").at(-1) ?? null;
}

function rest(list: Value): List {
  const items = listOf(list, "find rest on");
  return items.length === 0 ? nilList() : Array.from(items).slice(1);
}

function initial(list: Value): List {
  const items = listOf(list, "find initial on");
  return items.length === 0 ? nilList() : Array.from(items).slice(0, -1);
}

function reverse(list: Value): List {
  return Array.from(listOf(list, "find reverse on")).reverse();
}

function compact(list: Value): List {
  return Array.from(listOf(list, "compact on")).filter((item) => !isEmpty(item));
}

function contains(items: readonly Value[], item: Value): boolean {
  return items.some((other) => deepEqual(item, other));
}

function uniq(list: Value): List {
  const kept: Value[] = [];
  const seen = new Set<Value>();
  const integers = new Set<string>();
  const isNew = (item: Value): boolean => {
    if (item instanceof Int) return add(integers, `${item.type} ${item.value}`);
    const isSimple = typeof item === "string" || typeof item === "boolean" || typeof item === "number";
    return isSimple ? add(seen, item) : !contains(kept, item);
  };
  for (const item of listOf(list, "find uniq on")) if (isNew(item)) kept.push(item);
  return kept;
}

/** Whether it was not there before. */
function add<T>(set: Set<T>, item: T): boolean {
  const { size } = set;
  return set.add(item).size > size;
}

function without(list: Value, ...omitted: Value[]): List {
  return Array.from(listOf(list, "find without on")).filter((item) => !contains(omitted, item));
}

function has(needle: Value, haystack: Value): boolean {
  if (haystack === null || haystack === undefined) return false;
  return contains(listOf(haystack, "find has on"), needle);
}

function slice(list: Value, ...indices: Value[]): Value {
  if (list === null || list === undefined) throw new FunctionError(nilPointer);
  if (!isList(list) && !(list instanceof Uint8Array)) {
    throw new FunctionError(`list should be type of slice or array but ${kindOf(list)}`);
  }
  const items = listOf(list, "");
  if (items.length === 0) return null;
  const start = indices.length > 0 ? toNumber(indices[0]) : 0;
  const end = indices.length < 2 ? items.length : toNumber(indices[1]);
  if (start < 0 || start > end || end > items.length)
    throw new FunctionError("reflect.Value.Slice: slice index out of bounds");
  if (list instanceof Uint8Array) return list.subarray(start, end);
  const part = Array.from(items).slice(start, end);
  return list instanceof TypedList ? typedList(typeOf(list), part) : part;
}

function concat(...lists: Value[]): Value {
  const all: Value[] = [];
  for (const list of lists) {
    if (list === null || list === undefined) throw new FunctionError(nilPointer);
    if (!isList(list) && !(list instanceof Uint8Array))
      throw new FunctionError(`Cannot concat type ${kindOf(list)} as list`);
    for (const item of listOf(list, "")) all.push(item);
  }
  return all.length === 0 ? nilList() : all;
}

function chunk(size: Int, list: Value): Value {
  const items = Array.from(listOf(list, "chunk"));
  const chunks: Value[] = [];
  if (size.number <= 0) return typedList("[][]interface {}", chunksBackwards(size.number, items));
  for (let at = 0; at < items.length; at += size.number) chunks.push(items.slice(at, at + size.number));
  return typedList("[][]interface {}", chunks);
}

/** What Sprig's way of counting makes of a size that is none: nothing or one chunk, where it does not fail. */
function chunksBackwards(size: number, items: readonly Value[]): Value[] {
  const count = Math.floor((items.length - 1) / size) + 1;
  if (count === 0) return [];
  const length = items.length % size;
  if (count !== 1 || !(length > 0)) throw new FunctionError("runtime error: makeslice: len out of range");
  return [items.slice(0, length)];
}

/** More items than this are refused: they would only fill memory. */
const mostItems = 5_000_000;

/** The integers from one to another, as `untilStep` counts. */
export function countUp(start: number, stop: number, step: number): number[] {
  const numbers: number[] = [];
  if (stop < start ? step >= 0 : step <= 0) return numbers;
  if (Math.abs((stop - start) / step) > mostItems)
    throw new FunctionError(`a list of more than ${mostItems} numbers`);
  for (let at = start; stop < start ? at > stop : at < stop; at += step) numbers.push(at);
  return numbers;
}

function ints(numbers: readonly number[]): Value {
  return typedList("[]int", numbers.map(int));
}

function seq(...params: Int[]): string {
  const [a = 0, b = 0, c = 0] = params.map(({ number }) => number);
  switch (params.length) {
    case 1: {
      const step = a < 1 ? -1 : 1;
      return countUp(1, a + step, step).join(" ");
    }
    case 2: {
      const step = b < a ? -1 : 1;
      return countUp(a, b + step, step).join(" ");
    }
    case 3: {
      const increment = c < a ? -1 : 1;
      if (increment < 0 && b > 0) return "";
      return countUp(a, c + increment, b).join(" ");
    }
    default:
      return "";
  }
}

/** Sprig's functions of lists; each has a twin that fails where it panics, which comes to the same in a template. */
export const listFunctions: FunctionTable = {
  list: fn("any...", (...items: Value[]) => items),
  tuple: fn("any...", (...items: Value[]) => items),
  append: fn("any any", push),
  push: fn("any any", push),
  mustAppend: fn("any any", push),
  mustPush: fn("any any", push),
  prepend: fn("any any", prepend),
  mustPrepend: fn("any any", prepend),
  first: fn("any", first),
  mustFirst: fn("any", first),
  rest: fn("any", rest),
  mustRest: fn("any", rest),
  last: fn("any", last),
  mustLast: fn("any", last),
  initial: fn("any", initial),
  mustInitial: fn("any", initial),
  reverse: fn("any", reverse),
  mustReverse: fn("any", reverse),
  compact: fn("any", compact),
  mustCompact: fn("any", compact),
  uniq: fn("any", uniq),
  mustUniq: fn("any", uniq),
  without: fn("any any...", without),
  mustWithout: fn("any any...", without),
  has: fn("any any", has),
  mustHas: fn("any any", has),
  slice: fn("any any...", slice),
  mustSlice: fn("any any...", slice),
  concat: fn("any...", concat),
  chunk: fn("int any", chunk),
  mustChunk: fn("int any", chunk),
  sortAlpha: fn("any", (list: Value) => {
    const isSlice = isList(list) || list instanceof Uint8Array;
    return strings(isSlice ? toTexts(listOf(list, "")).sort(compareText) : [toText(list)]);
  }),
  until: fn("int", (count: Int) => ints(countUp(0, count.number, count.number < 0 ? -1 : 1))),
  untilStep: fn("int int int", (start: Int, stop: Int, step: Int) =>
    ints(countUp(start.number, stop.number, step.number)),
  ),
  seq: fn("int...", seq),
};
