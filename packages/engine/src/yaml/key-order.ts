import type { Value } from "../value/value.ts";

const letters = /^\p{L}$/u;
const digits = /^\p{Nd}$/u;
const plainWord = /^[A-Za-z]*$/;

/** Keys in the order in which Go's YAML writes them: numbers inside of a text by their size, letters last. */
export function orderKeys(dict: ReadonlyMap<string, Value>, version: 2 | 3): string[] {
  const keys = Array.from(dict.keys());
  if (keys.length < 2) return keys;
  if (keys.every((key) => plainWord.test(key))) return keys.sort();
  return keys.sort((a, b) => compareKeys(a, b, version));
}

function isLetter(character: string): boolean {
  const code = character.charCodeAt(0);
  if (code < 0x80) return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return letters.test(character);
}

function isDigit(character: string | undefined): boolean {
  if (character === undefined) return false;
  return character.charCodeAt(0) < 0x80 ? character >= "0" && character <= "9" : digits.test(character);
}

function compareKeys(x: string, y: string, version: 2 | 3): number {
  const a = hasSurrogates(x) ? Array.from(x) : x;
  const b = hasSurrogates(y) ? Array.from(y) : y;
  const length = Math.min(a.length, b.length);
  let digits = false;
  for (let at = 0; at < length; at++) {
    const c = a[at] as string;
    const d = b[at] as string;
    if (c === d) {
      digits = isDigit(c);
      continue;
    }
    const isC = isLetter(c);
    const isD = isLetter(d);
    if (isC && isD) return code(c) - code(d);
    if (isC || isD) return (version === 3 && digits ? isC : isD) ? -1 : 1;
    return compareNumbers(a, b, at);
  }
  return a.length - b.length;
}

function compareNumbers(a: ArrayLike<string>, b: ArrayLike<string>, at: number): number {
  let first = 0;
  if (a[at] === "0" || b[at] === "0") {
    for (let back = at - 1; back >= 0 && isDigit(a[back]); back--) {
      if (a[back] !== "0") {
        first = 1;
        break;
      }
    }
  }
  const [n, i] = numberAt(a, at, first);
  const [m, j] = numberAt(b, at, first);
  if (n < m || n > m) return n < m ? -1 : 1;
  if (i !== j) return i - j;
  return code(a[at] as string) - code(b[at] as string);
}

type Whole = number | bigint;

function numberAt(text: ArrayLike<string>, from: number, first: number): [value: Whole, end: number] {
  let value: Whole = first;
  let at = from;
  for (; at < text.length && isDigit(text[at]); at++) {
    // A digit of another script counts by its code, as Go's library has it.
    const digit = code(text[at] as string) - 48;
    const next: Whole = typeof value === "number" ? value * 10 + digit : wrapped(value * 10n + BigInt(digit));
    // Go's library counts in 64 bits, whatever is carried over.
    value = typeof next === "number" && next > 1e14 ? BigInt(next) : next;
  }
  return [value, at];
}

function wrapped(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

function code(character: string): number {
  return character.codePointAt(0) as number;
}

function hasSurrogates(text: string): boolean {
  return /[\ud800-\udfff]/.test(text);
}
