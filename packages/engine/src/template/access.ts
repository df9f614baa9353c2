import { typeOf } from "../value/kind.ts";
import {
  GoObject,
  holdsAnything,
  isDict,
  type Method,
  MethodDict,
  MethodList,
  nilBytes,
  TypedDict,
  type Value,
} from "../value/value.ts";
import { FunctionError } from "./errors.ts";

/** A missing entry of a map: nil for `interface {}`, else the zero of the map's type. */
export function missingEntry(dict: ReadonlyMap<string, Value>): Value {
  if (dict.constructor === Map || !(dict instanceof TypedDict) || holdsAnything(dict)) return null;
  return dict.goType === "map[string]string"
    ? ""
    : dict.goType === "map[string][]uint8" || dict.goType === "engine.files"
      ? nilBytes
      : null;
}

/** One step of `.a.b`: a field, an entry of a map, or a method that is called without arguments. */
export function getField(receiver: Value, name: string, fromInterface: boolean): Value {
  if (receiver instanceof Map) {
    const method = methodOf(receiver, name);
    if (method !== undefined) return callBare(method, name);
    const value = receiver.get(name);
    if (value !== undefined) return value;
    return receiver.has(name) ? null : missingEntry(receiver);
  }
  if (receiver === undefined) return undefined;
  if (receiver === null) throw new FunctionError(`nil pointer evaluating interface {}.${name}`);
  if (receiver instanceof GoObject) {
    if (receiver.hasField(name)) return receiver.field(name);
  }
  const method = methodOf(receiver, name);
  if (method !== undefined) return callBare(method, name);
  throw new FunctionError(
    `can't evaluate field ${name} in type ${fromInterface ? "interface {}" : typeOf(receiver)}`,
  );
}

function callBare(method: Method, name: string): Value {
  checkCount(method, name, 0);
  return method.call();
}

/** A method of a value, where its type has one of that name. */
export function methodOf(receiver: Value, name: string): Method | undefined {
  if (receiver instanceof GoObject || receiver instanceof MethodDict || receiver instanceof MethodList) {
    return receiver.method(name);
  }
  return undefined;
}

/** A method cannot be called with so many arguments, or not at all. */
export class SignatureError extends FunctionError {}

/** Go's check of the number of arguments, before it looks at any. */
export function checkCount(method: Method, name: string, count: number): void {
  const wanted = method.params.length;
  if (method.variadic === true && count < wanted - 1)
    throw new SignatureError(`wrong number of args for ${name}: want at least ${wanted - 1} got ${count}`);
  if (method.variadic !== true && count !== wanted)
    throw new SignatureError(`wrong number of args for ${name}: want ${wanted} got ${count}`);
}

/** The error of arguments for what is no function. */
export function refuseArguments(receiver: Value, name: string): never {
  throw new FunctionError(
    isDict(receiver)
      ? `${name} is not a method but has arguments`
      : `${name} has arguments but cannot be invoked as function`,
  );
}
