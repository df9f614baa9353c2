import type { Int } from "./int.ts";

/**
 * A value of the template language. `null` is Go's nil inside an interface; `undefined` is no value at all
 * (reflect's invalid Value), which a pipeline makes of a nil: `.a.b` fails on the first and gives nothing on the second.
 */
export type Value = null | undefined | boolean | number | string | Int | List | Dict | Uint8Array | GoObject;

/** A slice. Slices of another element type than `interface {}` are {@link TypedList}s. */
export type List = Value[];

/** A map with strings for keys. Maps of another type than `map[string]interface {}` are {@link TypedDict}s. */
export type Dict = Map<string, Value>;

/** A slice of another type than `[]interface {}`, or the nil slice. */
export class TypedList extends Array<Value> {
  goType = "[]string";
  /** The nil slice: empty, and `null` in JSON. */
  isNil = false;

  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

/** A map of another type than `map[string]interface {}`, or the nil map. */
export class TypedDict extends Map<string, Value> {
  goType = "map[string]interface {}";
  isNil = false;
}

/** The fields of a struct, in their own order. */
export class FieldsDict extends TypedDict {}

/** A map type with methods. */
export abstract class MethodDict extends TypedDict {
  abstract method(name: string): Method | undefined;

  /** A deep copy, which has the methods too. */
  abstract copied(copy: (value: Value) => Value): MethodDict;
}

/** A slice type with methods. */
export abstract class MethodList extends TypedList {
  abstract method(name: string): Method | undefined;

  /** A deep copy, which has the methods too. */
  abstract copied(copy: (value: Value) => Value): MethodList;
}

/** A slice of strings, as Go's functions give it. */
export function strings(items: readonly string[]): TypedList {
  return typedList("[]string", items);
}

/** A slice of a type. */
export function typedList(goType: string, items: readonly Value[]): TypedList {
  const list = new TypedList(items.length);
  for (let at = 0; at < items.length; at++) list[at] = items[at];
  list.goType = goType;
  return list;
}

/** The nil slice of `interface {}`. */
export function nilList(): TypedList {
  const list = typedList("[]interface {}", []);
  list.isNil = true;
  return list;
}

/** The nil slice of bytes: what a map of files has for a path that is not there. */
export const nilBytes: Uint8Array = new Uint8Array(0);

/** A map of a type. */
export function typedDict(goType: string, entries: Iterable<readonly [string, Value]>): TypedDict {
  const dict = new TypedDict(entries);
  dict.goType = goType;
  return dict;
}

/** The nil map. */
export function nilDict(goType = "map[string]interface {}"): TypedDict {
  const dict = typedDict(goType, []);
  dict.isNil = true;
  return dict;
}

/** A method or a function value: the types of its parameters decide what may be passed. */
export interface Method {
  readonly params: readonly string[];
  readonly variadic?: boolean;
  readonly call: (...args: Value[]) => Value;
}

/** A Go struct, a pointer to one, or another type with methods. */
export abstract class GoObject {
  abstract readonly goType: string;
  abstract readonly goKind: "struct" | "ptr" | "func" | "slice" | "map";

  /** A field's value; `undefined` where there is no such field. */
  field(_name: string): Value {
    return undefined;
  }

  /** Whether there is such a field. */
  hasField(_name: string): boolean {
    return false;
  }

  method(_name: string): Method | undefined {
    return undefined;
  }

  /** What `String()` gives, where the type has that method. `addressable` types have it on their pointer only. */
  text(_addressable: boolean): string | undefined {
    return undefined;
  }

  /** What it is once it has gone through an interface: a struct has no longer the methods of its pointer. */
  boxed(): GoObject {
    return this;
  }

  /** What a deep copy is: fields that other packages of Go do not see are not copied. */
  copied(_copy: (value: Value) => Value): GoObject {
    return this;
  }

  /** What `encoding/json` makes of it; may throw a `JsonError`. */
  abstract json(): Value;

  /** What Go's YAML library of version 3 makes of it, which knows nothing of JSON. */
  yaml(): Value {
    return this.json();
  }

  /** The fields that other packages of Go see, in their order; a value without any is what {@link json} gives. */
  exported(): readonly (readonly [name: string, value: Value])[] | undefined {
    return undefined;
  }

  /** The fields as `%v` prints them. */
  printed(): readonly (readonly [name: string, value: Value])[] {
    return [];
  }
}

/** Whether a value is a slice or an array. */
export function isList(value: Value): value is List {
  return Array.isArray(value);
}

/** Whether a value is a map. */
export function isDict(value: Value): value is Dict {
  return value instanceof Map;
}

/** Whether a map's values are of type `interface {}`. */
export function holdsAnything(dict: Dict): boolean {
  return (
    !(dict instanceof TypedDict) ||
    dict.goType === "map[string]interface {}" ||
    dict.goType.endsWith(".Values")
  );
}
