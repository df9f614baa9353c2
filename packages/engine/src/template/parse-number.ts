import { quote } from "../format/quote.ts";
import type { NumberNode } from "./node.ts";
import { unquote } from "./unquote.ts";

const maxInt = (1n << 63n) - 1n;
const minInt = -(1n << 63n);
const maxUint = (1n << 64n) - 1n;

/** Go's `strconv.ParseInt(text, 0, 64)`, without the bounds. */
export function parseInteger(text: string): bigint | undefined {
  const match =
    /^([+-]?)(0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|0(?:_?[0-7])*|[1-9](?:_?[0-9])*)$/.exec(
      text,
    );
  if (match === null) return undefined;
  const digits = (match[2] as string).replaceAll("_", "");
  const value = BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits);
  return match[1] === "-" ? -value : value;
}

/** Go's `strconv.ParseFloat`, for decimal and hexadecimal floats. */
export function parseFloatText(given: string): number | undefined {
  const digit = /^[+-]?0[xX]/.test(given) ? "[0-9a-fA-F]" : "[0-9]";
  const text = given.replace(new RegExp(`(?<=${digit}|0[xX])_(?=${digit})`, "g"), "");
  if (/^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(text)) {
    const value = Number(text);
    return Number.isFinite(value) ? value : undefined;
  }
  if (/^[+-]?(?:inf|infinity)$/i.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  if (/^nan$/i.test(text)) return Number.NaN;
  const hex = /^([+-]?)0[xX]([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?[pP]([+-]?[0-9]+)$/.exec(text);
  if (hex === null) return undefined;
  const [, sign, whole = "", fraction = "", exponent = "0"] = hex;
  const value =
    Number.parseInt(`${whole}${fraction}` || "0", 16) * 2 ** (Number(exponent) - 4 * fraction.length);
  return sign === "-" ? -value : value;
}

/** A number or a character constant; a text is the reason why it is none. */
export function parseNumber(text: string, at: number, isChar: boolean): NumberNode | string {
  const base = { kind: "number", at, text, isComplex: false } as const;
  if (isChar) {
    const character = unquote(text);
    if (character === undefined) return "invalid syntax";
    const points = Array.from(character);
    if (points.length !== 1)
      return points.length === 0 ? "invalid syntax" : `malformed character constant: ${text}`;
    const code = (points[0] as string).codePointAt(0) as number;
    return { ...base, int: BigInt(code), uint: BigInt(code), float: code };
  }
  if (text.endsWith("i"))
    return { ...base, isComplex: true, int: undefined, uint: undefined, float: undefined };
  const integer = parseInteger(text);
  const int = integer !== undefined && integer >= minInt && integer <= maxInt ? integer : undefined;
  const unsigned = integer !== undefined && integer >= 0n && integer <= maxUint && !/^[+-]/.test(text);
  const uint = unsigned || int === 0n ? integer : undefined;
  if (int !== undefined || uint !== undefined) return { ...base, int, uint, float: Number(integer) };
  const float = parseFloatText(text);
  if (float === undefined) return `illegal number syntax: ${quote(text)}`;
  if (!/[.eEpP]/.test(text)) return `integer overflow: ${quote(text)}`;
  const whole = Number.isInteger(float) ? BigInt(float) : undefined;
  return {
    ...base,
    int: whole !== undefined && whole >= minInt && whole <= maxInt ? whole : undefined,
    uint: whole !== undefined && whole >= 0n && whole <= maxUint ? whole : undefined,
    float,
  };
}
