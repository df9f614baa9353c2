import { printValue } from "../format/print-value.ts";
import { parseFloatText, parseInteger } from "../template/parse-number.ts";
import { Int } from "../value/int.ts";
import { textOf } from "../value/text.ts";
import { GoObject, isList, type Value } from "../value/value.ts";

const minInt = -(1n << 63n);
const maxInt = (1n << 63n) - 1n;

/** A text as Sprig's `toString` gives it. */
export function toText(value: Value): string {
  if (typeof value === "string") return value;
  if (value instanceof Uint8Array) return textOf(value);
  if (value instanceof GoObject) return value.text(false) ?? printValue(value);
  return printValue(value);
}

/** Anything as an int64, or 0 where it stands for no number. */
export function toInteger(value: Value): number | bigint {
  switch (typeof value) {
    case "number":
      return truncated(value);
    case "boolean":
      return value ? 1 : 0;
    case "string":
      return integerOf(value);
    default:
      return value instanceof Int && value.type !== "time.Duration" ? signed(value.value) : 0;
  }
}

function signed(value: number | bigint): number | bigint {
  return typeof value === "number" ? value : safe(BigInt.asIntN(64, value));
}

function safe(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function truncated(value: number): number | bigint {
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return Math.trunc(value);
  if (Math.abs(value) < 2 ** 63) return BigInt(Math.trunc(value));
  return minInt;
}

function integerOf(text: string): number | bigint {
  if (/^[1-9][0-9]{0,14}$/.test(text)) return Number(text);
  const value = parseInteger(text.replace(/\.0+$/, ""));
  return value === undefined || value < minInt || value > maxInt ? 0 : safe(value);
}

/** As {@link toInteger}, as a JavaScript number. */
export function toNumber(value: Value): number {
  return Number(toInteger(value));
}

/** Anything as a float64, or 0. */
export function toFloat(value: Value): number {
  switch (typeof value) {
    case "number":
      return value;
    case "boolean":
      return value ? 1 : 0;
    case "string":
      return parseFloatText(value) ?? 0;
    default:
      return value instanceof Int && value.type !== "time.Duration" ? value.number : 0;
  }
}

/** Anything as a list of texts; nils are left out. */
export function toTexts(value: Value): string[] {
  if (isList(value))
    return Array.from(value)
      .filter((item) => item !== null && item !== undefined)
      .map(toText);
  if (value instanceof Uint8Array) return Array.from(value, String);
  return value === null || value === undefined ? [] : [toText(value)];
}
