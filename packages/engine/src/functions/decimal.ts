import { formatFloat } from "../format/number.ts";
import { FunctionError } from "../template/errors.ts";

/** An exact decimal number: `digits × 10^exponent`. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** Decimals after the point that a division keeps. */
const divisionPlaces = 16;

/** The shortest decimal that reads back as this float. */
export function decimalOf(value: number): Decimal {
  if (!Number.isFinite(value))
    throw new FunctionError(`Cannot create a Decimal from ${formatFloat(value, "g")}`);
  if (value === 0) return { digits: 0n, exponent: 0 };
  const [mantissa = "0", exponent = "0"] = formatFloat(value, "e").split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

function aligned(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const exponent = Math.min(a.exponent, b.exponent);
  return [
    a.digits * 10n ** BigInt(a.exponent - exponent),
    b.digits * 10n ** BigInt(b.exponent - exponent),
    exponent,
  ];
}

export function add(a: Decimal, b: Decimal): Decimal {
  const [x, y, exponent] = aligned(a, b);
  return { digits: x + y, exponent };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, { digits: -b.digits, exponent: b.exponent });
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, exponent: a.exponent + b.exponent };
}

/** Rounded half away from zero at 16 places; `undefined` for a division by zero. */
export function divide(a: Decimal, b: Decimal): Decimal | undefined {
  if (b.digits === 0n) return undefined;
  const shift = BigInt(a.exponent - b.exponent + divisionPlaces);
  const over = shift >= 0n ? a.digits * 10n ** shift : a.digits;
  const under = shift >= 0n ? b.digits : b.digits * 10n ** -shift;
  const quotient = over / under;
  const rest = over % under;
  const half = 2n * (rest < 0n ? -rest : rest) >= (under < 0n ? -under : under);
  const up = over < 0n === under < 0n ? 1n : -1n;
  return { digits: half ? quotient + up : quotient, exponent: -divisionPlaces };
}

/** The nearest float. */
export function floatOf(value: Decimal): number {
  return Number(`${value.digits}e${value.exponent}`);
}
