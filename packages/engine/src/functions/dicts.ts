import { FunctionError } from "../template/errors.ts";
import { type FunctionTable, fn } from "../template/function-type.ts";
import { deepCopy } from "../value/from-js.ts";
import { sortedKeys } from "../value/keys.ts";
import { typeOf } from "../value/kind.ts";
import { type Dict, isDict, strings, TypedDict, type Value } from "../value/value.ts";
import { toText } from "./convert.ts";
import { merge, writable } from "./merge.ts";

function mergeAll(overwrite: boolean): (target: Dict, ...sources: Dict[]) => Dict {
  return (target, ...sources) => {
    const result = writable(target);
    for (const source of sources) merge(result, source, overwrite);
    return result;
  };
}

function dict(...args: Value[]): Dict {
  const made: Dict = new Map();
  for (let at = 0; at < args.length; at += 2)
    made.set(toText(args[at]), at + 1 < args.length ? (args[at + 1] as Value) : "");
  return made;
}

function pick(source: Dict, ...keys: string[]): Dict {
  const made: Dict = new Map();
  for (const key of keys) if (source.has(key)) made.set(key, source.get(key));
  return made;
}

function omit(source: Dict, ...keys: string[]): Dict {
  const omitted = new Set(keys);
  return new Map(Array.from(source).filter(([key]) => !omitted.has(key)));
}

function conversion(value: Value, wanted: string): FunctionError {
  const found = value === null || value === undefined ? "nil" : typeOf(value);
  return new FunctionError(`interface conversion: interface {} is ${found}, not ${wanted}`);
}

function openDict(value: Value): Dict {
  if (isDict(value) && typeOf(value) === "map[string]interface {}") return value;
  throw conversion(value, "map[string]interface {}");
}

function dig(...args: Value[]): Value {
  if (args.length < 3) throw new FunctionError("dig needs at least three arguments");
  let found: Value = openDict(args.at(-1));
  const keys = args.slice(0, -2).map((key) => {
    if (typeof key !== "string") throw conversion(key, "string");
    return key;
  });
  for (const key of keys) {
    const dict = openDict(found);
    if (!dict.has(key)) return args.at(-2);
    found = dict.get(key);
  }
  return found;
}

function set(target: Dict, key: string, value: Value): Dict {
  if (target instanceof TypedDict && target.isNil) throw new FunctionError("assignment to entry in nil map");
  target.set(key, value);
  return target;
}

function copied(value: Value): Value {
  if (value === null) throw new FunctionError("reflect: call of reflect.Value.Type on zero Value");
  return deepCopy(value);
}

/** Sprig's functions of maps. Go gives keys and values in no order; here it is that of the keys. */
export const dictFunctions: FunctionTable = {
  dict: fn("any...", dict),
  get: fn("dict string", (source: Dict, key: string) => (source.has(key) ? source.get(key) : "")),
  set: fn("dict string any", set),
  unset: fn("dict string", (target: Dict, key: string) => {
    target.delete(key);
    return target;
  }),
  hasKey: fn("dict string", (source: Dict, key: string) => source.has(key)),
  pluck: fn("string dict...", (key: string, ...dicts: Dict[]) =>
    dicts.filter((each) => each.has(key)).map((each) => each.get(key)),
  ),
  keys: fn("dict...", (...dicts: Dict[]) => strings(dicts.flatMap(sortedKeys))),
  values: fn("dict", (source: Dict) => sortedKeys(source).map((key) => source.get(key))),
  pick: fn("dict string...", pick),
  omit: fn("dict string...", omit),
  merge: fn("dict dict...", mergeAll(false)),
  mustMerge: fn("dict dict...", mergeAll(false)),
  mergeOverwrite: fn("dict dict...", mergeAll(true)),
  mustMergeOverwrite: fn("dict dict...", mergeAll(true)),
  dig: fn("any...", dig),
  deepCopy: fn("any", copied),
  mustDeepCopy: fn("any", copied),
};
