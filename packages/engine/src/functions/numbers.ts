import { sprint } from "../format/printf.ts";
import { FunctionError } from "../template/errors.ts";
import { type FunctionTable, fn } from "../template/function-type.ts";
import { Int, int, int64, wrapInt } from "../value/int.ts";
import type { Value } from "../value/value.ts";
import { toFloat, toInteger } from "./convert.ts";
import { add, type Decimal, decimalOf, divide, floatOf, multiply, subtract } from "./decimal.ts";

type Integer = number | bigint;

function wrapped(value: Integer): Int {
  if (typeof value === "number" && Number.isSafeInteger(value)) return int64(value);
  return wrapInt("int64", BigInt(value));
}

/** An operation on numbers where the result is safe, else on bigints. */
function exact(
  a: Integer,
  b: Integer,
  quick: (a: number, b: number) => number,
  slow: (a: bigint, b: bigint) => bigint,
): Integer {
  if (typeof a === "number" && typeof b === "number") {
    const result = quick(a, b);
    if (Number.isSafeInteger(result)) return result;
  }
  return wrapInt("int64", slow(BigInt(a), BigInt(b))).value;
}

function plus(a: Integer, b: Integer): Integer {
  return exact(
    a,
    b,
    (x, y) => x + y,
    (x, y) => x + y,
  );
}

function minus(a: Integer, b: Integer): Integer {
  return exact(
    a,
    b,
    (x, y) => x - y,
    (x, y) => x - y,
  );
}

function times(a: Integer, b: Integer): Integer {
  return exact(
    a,
    b,
    (x, y) => x * y,
    (x, y) => x * y,
  );
}

function quotient(a: Integer, b: Integer): Integer {
  if (b === 0) throw new FunctionError("runtime error: integer divide by zero");
  return exact(
    a,
    b,
    (x, y) => Math.trunc(x / y),
    (x, y) => x / y,
  );
}

function remainder(a: Integer, b: Integer): Integer {
  if (b === 0) throw new FunctionError("runtime error: integer divide by zero");
  return exact(
    a,
    b,
    (x, y) => (x % y) + 0,
    (x, y) => x % y,
  );
}

function best(wins: (a: Integer, b: Integer) => boolean): (...args: Value[]) => Int {
  return (...args) =>
    wrapped(args.map(toInteger).reduce((found, next) => (wins(next, found) ? next : found)));
}

function decimals(
  operate: (a: Decimal, b: Decimal) => Decimal | undefined,
): (first: Value, ...rest: Value[]) => number {
  return (first, ...rest) => {
    let result = decimalOf(toFloat(first));
    for (const next of rest) {
      const value = operate(result, decimalOf(toFloat(next)));
      if (value === undefined) throw new FunctionError("decimal division by 0");
      result = value;
    }
    return floatOf(result);
  };
}

/** Ten to a whole power with the very rounding of Go's `math.Pow`: by squares of a fraction and its exponent. */
function powerOfTen(places: number): number {
  let result = 1;
  let exponent = 0;
  let square = 0.625;
  let squareExponent = 4;
  for (let rest = Math.min(Math.abs(places), 1_000); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) {
      result *= square;
      exponent += squareExponent;
    }
    square *= square;
    squareExponent *= 2;
    if (square < 0.5) {
      square *= 2;
      squareExponent--;
    }
  }
  const half = Math.trunc(exponent / 2);
  return places < 0
    ? (1 / result) * 2 ** -half * 2 ** (half - exponent)
    : result * 2 ** half * 2 ** (exponent - half);
}

function round(value: Value, places: Int, ...options: number[]): number {
  const [roundOn = 0.5] = options;
  const power = powerOfTen(places.number);
  const digit = power * toFloat(value);
  const fraction = digit - Math.trunc(digit);
  return (fraction >= roundOn ? Math.ceil(digit) : Math.floor(digit)) / power;
}

/** A text of octal digits as a number. */
function octal(value: Value): Int {
  const match = /^([+-]?)([0-7]+)$/.exec(sprint([value]));
  if (match === null) return int64(0);
  const number = BigInt(`0o${match[2]}`);
  return number >= 1n << 63n ? int64(0) : wrapped(match[1] === "-" ? -number : number);
}

/** What is too large is the largest there is, as `strconv.Atoi` has it, whose error Sprig drops. */
export function atoi(text: string): Int {
  if (!/^[+-]?\d+$/.test(text)) return int(0);
  const value = BigInt(text.replace("+", ""));
  if (value > largest) return wrapInt("int", largest);
  return wrapInt("int", value < -largest ? -largest - 1n : value);
}

const largest = (1n << 63n) - 1n;

/** Sprig's functions of numbers. */
export const numberFunctions: FunctionTable = {
  int: fn("any", (value: Value) => {
    if (value instanceof Int && value.type === "int") return value;
    const number = toInteger(value);
    return typeof number === "number" ? int(number) : new Int("int", number);
  }),
  int64: fn("any", (value: Value) => wrapped(toInteger(value))),
  float64: fn("any", toFloat),
  atoi: fn("string", atoi),
  toDecimal: fn("any", octal),
  add1: fn("any", (value: Value) => wrapped(plus(toInteger(value), 1))),
  add: fn("any...", (...args: Value[]) => wrapped(args.map(toInteger).reduce(plus, 0))),
  sub: fn("any any", (a: Value, b: Value) => wrapped(minus(toInteger(a), toInteger(b)))),
  div: fn("any any", (a: Value, b: Value) => wrapped(quotient(toInteger(a), toInteger(b)))),
  mod: fn("any any", (a: Value, b: Value) => wrapped(remainder(toInteger(a), toInteger(b)))),
  mul: fn("any any...", (...args: Value[]) => wrapped(args.map(toInteger).reduce(times))),
  add1f: fn("any", (value: Value) => decimals(add)(value, 1)),
  addf: fn("any...", (...args: Value[]) => decimals(add)(0, ...args)),
  subf: fn("any any...", decimals(subtract)),
  divf: fn("any any...", decimals(divide)),
  mulf: fn("any any...", decimals(multiply)),
  max: fn(
    "any any...",
    best((a, b) => a > b),
  ),
  biggest: fn(
    "any any...",
    best((a, b) => a > b),
  ),
  min: fn(
    "any any...",
    best((a, b) => a < b),
  ),
  maxf: fn("any any...", (...args: Value[]) => Math.max(...args.map(toFloat))),
  minf: fn("any any...", (...args: Value[]) => Math.min(...args.map(toFloat))),
  ceil: fn("any", (value: Value) => Math.ceil(toFloat(value))),
  floor: fn("any", (value: Value) => Math.floor(toFloat(value))),
  round: fn("any int float...", round),
};
