import type { Value } from "../value/value.ts";
import type { Frame } from "./frame.ts";

/** A type of a parameter, by its Go name. `reflect.Value` takes anything, also no value at all. */
export type ParamType =
  | "interface {}"
  | "reflect.Value"
  | "string"
  | "int"
  | "float64"
  | "bool"
  | "map[string]interface {}"
  | "[]string"
  | "time.Time"
  | "time.Duration"
  | "*semver.Version"
  | "sprig.certificate";

/** A function that templates may call. */
export interface TemplateFunction {
  readonly params: readonly ParamType[];
  /** Whether the last parameter may come any number of times. */
  readonly variadic: boolean;
  readonly call: (...args: Value[]) => Value;
  /** In place of {@link call} where the function needs to know where it is called. */
  readonly callIn?: (frame: Frame, ...args: Value[]) => Value;
  /** The result cannot be a nil inside an interface. */
  readonly builtin?: boolean;
}

/** Functions by name. */
export type FunctionTable = Readonly<Record<string, TemplateFunction>>;

/**
 * Declares a function with the types of its parameters, the last one with `...` where it may be repeated.
 *
 * @example
 * fn("int string", (count, text) => byteSlice(text as string, 0, toNumber(count)));
 */
export function fn(signature: string, call: (...args: never[]) => Value): TemplateFunction {
  const variadic = signature.endsWith("...");
  const params = signature
    .replace("...", "")
    .split(" ")
    .filter((name) => name !== "")
    .map((name) => shortNames[name] as ParamType);
  return { params, variadic, call: call as (...args: Value[]) => Value };
}

const shortNames: Readonly<Record<string, ParamType>> = {
  any: "interface {}",
  value: "reflect.Value",
  string: "string",
  int: "int",
  float: "float64",
  bool: "bool",
  dict: "map[string]interface {}",
  strings: "[]string",
  time: "time.Time",
  certificate: "sprig.certificate",
};
