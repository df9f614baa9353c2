import { bytesOf } from "../value/text.ts";

const units: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};

/** Go's `time.ParseDuration` in nanoseconds; a text is the reason why it is none. */
export function parseDuration(text: string): bigint | string {
  const invalid = `time: invalid duration ${quoteTime(text)}`;
  const sign = /^[+-]/.exec(text)?.[0] ?? "";
  let rest = text.slice(sign.length);
  if (rest === "0") return 0n;
  if (rest === "") return invalid;
  let total = 0n;
  while (rest !== "") {
    const match = /^(\d*)(?:\.(\d*))?([^\d.]*)/.exec(rest);
    const [whole = "", digits = "", fraction = "", unit = ""] = match ?? [];
    if (digits === "" && fraction === "") return invalid;
    if (unit === "") return `time: missing unit in duration ${quoteTime(text)}`;
    const size = units[unit];
    if (size === undefined) return `time: unknown unit ${quoteTime(unit)} in duration ${quoteTime(text)}`;
    total += BigInt(digits || 0) * size + (BigInt(fraction || 0) * size) / 10n ** BigInt(fraction.length);
    if (total > 1n << 63n) return invalid;
    rest = rest.slice(whole.length);
  }
  return sign === "-" ? -total : total;
}

/** A text as Go's package `time` quotes it: what is no printable ASCII byte by byte. */
export function quoteTime(text: string): string {
  const bytes = Array.from(bytesOf(text), (byte) => {
    const character = String.fromCharCode(byte);
    if (byte < 0x20 || byte >= 0x80) return `\\x${byte.toString(16).padStart(2, "0")}`;
    return character === '"' || character === "\\" ? `\\${character}` : character;
  });
  return `"${bytes.join("")}"`;
}
