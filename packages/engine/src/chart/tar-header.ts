import { textOf } from "../value/text.ts";

export const blockSize = 512;

/** What the block before an entry says of it. */
export interface TarHeader {
  /** One character; `\0` for a file of the oldest format. */
  readonly type: string;
  readonly name: string;
  readonly size: bigint;
  readonly mode: bigint;
}

/** Where the numbers of a header stand, and how long each is. */
const numbers = { mode: [100, 8], uid: [108, 8], gid: [116, 8], size: [124, 12], mtime: [136, 12] } as const;
const devices = [
  [329, 8],
  [337, 8],
] as const;

/** Reads a header as Go's archive/tar does; `undefined` where Go refuses it. */
export function readHeader(block: Uint8Array): TarHeader | undefined {
  const format = formatOf(block);
  if (format === undefined) return undefined;
  const number = ([from, length]: readonly [number, number]) => numberOf(block.subarray(from, from + length));
  const [mode, uid, gid, size, mtime] = Object.values(numbers).map(number);
  const others = format === "v7" ? [] : devices.map(number);
  if (format === "star") others.push(number([476, 12]), number([488, 12]));
  if (mode === undefined || size === undefined) return undefined;
  if ([uid, gid, mtime, ...others].includes(undefined)) return undefined;
  const prefix = prefixOf(block, format);
  const name = textIn(block, 0, 100);
  return {
    type: String.fromCharCode(block[156] as number),
    name: prefix === "" ? name : `${prefix}/${name}`,
    size,
    mode,
  };
}

type Format = "v7" | "ustar" | "gnu" | "star";

function formatOf(block: Uint8Array): Format | undefined {
  const sum = octalOf(block.subarray(148, 156));
  let unsigned = 0;
  let signed = 0;
  for (const [index, byte] of block.entries()) {
    const own = index >= 148 && index < 156 ? 0x20 : byte;
    unsigned += own;
    signed += own > 127 ? own - 256 : own;
  }
  if (sum === undefined || (Number(sum) !== unsigned && Number(sum) !== signed)) return undefined;
  const magic = String.fromCharCode(...block.subarray(257, 265));
  if (magic.startsWith("ustar\0"))
    return String.fromCharCode(...block.subarray(508)) === "tar\0" ? "star" : "ustar";
  return magic === "ustar  \0" ? "gnu" : "v7";
}

function prefixOf(block: Uint8Array, format: Format): string {
  switch (format) {
    case "v7":
      return "";
    case "ustar":
      return textIn(block, 345, 155);
    case "star":
      return textIn(block, 345, 131);
    case "gnu": {
      // Where its times cannot be read, it was written by an old Go, which put a prefix there.
      const times = [block.subarray(345, 357), block.subarray(357, 369)];
      const areTimes = times.every((bytes) => bytes[0] === 0 || numberOf(bytes) !== undefined);
      const prefix = textIn(block, 345, 155);
      return areTimes || /[^\0-\x7f]/.test(prefix) ? "" : prefix;
    }
  }
  format satisfies never;
  return "";
}

function textIn(block: Uint8Array, from: number, length: number): string {
  return untilZero(block.subarray(from, from + length));
}

/** Text up to the first zero byte. */
export function untilZero(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return textOf(end < 0 ? bytes : bytes.subarray(0, end));
}

/** Octal digits, or two's complement where the first bit is set; `undefined` where it is neither, or too large. */
function numberOf(bytes: Uint8Array): bigint | undefined {
  const first = bytes[0] as number;
  if ((first & 0x80) === 0) return octalOf(bytes);
  const isNegative = (first & 0x40) !== 0;
  let value = 0n;
  for (const [index, byte] of bytes.entries()) {
    const own = (isNegative ? byte ^ 0xff : byte) & (index === 0 ? 0x7f : 0xff);
    value = value * 256n + BigInt(own);
  }
  if (value >= 1n << 63n) return undefined;
  return isNegative ? -value - 1n : value;
}

/** Octal digits between spaces and zeros; nothing is 0. Go keeps 64 bits of them, as a signed number. */
function octalOf(bytes: Uint8Array): bigint | undefined {
  const trimmed = String.fromCharCode(...bytes).replaceAll(/^[ \0]+|[ \0]+$/g, "");
  if (trimmed === "") return 0n;
  const [digits = ""] = trimmed.split("\0");
  return /^[0-7]+$/.test(digits) ? BigInt.asIntN(64, BigInt(`0o${digits}`)) : undefined;
}
