import { formatFloat } from "../format/number.ts";
import { type Decimal, subtract } from "../functions/decimal.ts";

/** A number's exact value from its text. */
export function exactly(literal: string): Decimal {
  const [mantissa = "0", exponent = "0"] = literal.toLowerCase().split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const power = Math.min(Math.max(Number(exponent), -largestPower), largestPower);
  return { digits: BigInt(whole + fraction), exponent: power - fraction.length };
}

/** No float is as large; a larger power would only cost time. */
const largestPower = 1_000;

/** Less than, equal to or greater than zero. */
export function compareExactly(a: Decimal, b: Decimal): bigint {
  return subtract(a, b).digits;
}

export function isInteger({ digits, exponent }: Decimal): boolean {
  return digits === 0n || exponent >= 0 || digits % 10n ** BigInt(-exponent) === 0n;
}

export function isMultiple(value: Decimal, of: Decimal): boolean {
  const shift = value.exponent - of.exponent;
  const over = shift >= 0 ? value.digits * 10n ** BigInt(shift) : value.digits;
  const under = shift >= 0 ? of.digits : of.digits * 10n ** BigInt(-shift);
  return under === 0n || over % under === 0n;
}

const raised: Readonly<Record<string, string>> = { "-": "⁻", "+": "", ...digitsOf("⁰¹²³⁴⁵⁶⁷⁸⁹") };

function digitsOf(text: string): Record<string, string> {
  return Object.fromEntries(Array.from(text, (digit, at) => [String(at), digit]));
}

/** A number in English, as Go's `x/text` prints it: `1,234.5`, `1.5×10⁰⁶`. */
export function inEnglish(literal: string): string {
  const [mantissa = "", exponent] = formatFloat(Number(literal), "g").split("e");
  const [whole = "", fraction] = mantissa.split(".");
  const grouped = inThousands(whole) + (fraction === undefined ? "" : `.${fraction}`);
  return exponent === undefined
    ? grouped
    : `${grouped}×10${exponent.replace(/./g, (digit) => raised[digit] ?? digit)}`;
}

/** A count in English: `1,234,567`. */
export function countText(count: number): string {
  return inThousands(String(count));
}

function inThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}
