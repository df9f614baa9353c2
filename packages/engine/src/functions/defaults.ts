import { FunctionError } from "../template/errors.ts";
import { type FunctionTable, fn } from "../template/function-type.ts";
import { deepEqual } from "../value/equal.ts";
import { isEmpty, kindOf, typeOf } from "../value/kind.ts";
import type { Value } from "../value/value.ts";

/** Sprig's functions of defaults and of types. */
export const defaultFunctions: FunctionTable = {
  default: fn("any any...", (fallback: Value, ...given: Value[]) =>
    isEmpty(given[0]) ? fallback : given[0],
  ),
  empty: fn("any", isEmpty),
  coalesce: fn("any...", (...values: Value[]) => values.find((value) => !isEmpty(value)) ?? null),
  all: fn("any...", (...values: Value[]) => values.every((value) => !isEmpty(value))),
  any: fn("any...", (...values: Value[]) => values.some((value) => !isEmpty(value))),
  ternary: fn("any any bool", (yes: Value, no: Value, condition: boolean) => (condition ? yes : no)),
  typeOf: fn("any", typeOf),
  typeIs: fn("string any", (type: string, value: Value) => type === typeOf(value)),
  typeIsLike: fn(
    "string any",
    (type: string, value: Value) => type === typeOf(value) || `*${type}` === typeOf(value),
  ),
  kindOf: fn("any", kindOf),
  kindIs: fn("string any", (kind: string, value: Value) => kind === kindOf(value)),
  deepEqual: fn("any any", deepEqual),
  hello: fn("", () => "Hello!"),
  fail: fn("string", (message: string) => {
    throw new FunctionError(`HELM_ERR_START${message}HELM_ERR_END`);
  }),
};
