import { InflateError, inflate, Output } from "./inflate.ts";

/** What a compressed file holds as far as it can be read, and why it cannot be read further. */
export interface Gunzipped {
  readonly bytes: Uint8Array;
  /** As Go says it; `undefined` where the file was read to its end. */
  readonly failure: string | undefined;
  /** Whether it holds more than was asked for. */
  readonly isTooLarge: boolean;
}

/** Unpacks gzip as Go's compress/gzip does: all members of the file, each held against its checksum. */
export function gunzip(input: Uint8Array, most: number): Gunzipped {
  const output = new Output(most);
  try {
    for (let at = 0; at === 0 || at < input.length; ) at = member(input, at, output);
    return { bytes: output.bytes, failure: undefined, isTooLarge: false };
  } catch (error) {
    if (!(error instanceof InflateError)) throw error;
    const isTooLarge = error.message === "too large";
    return { bytes: output.bytes, failure: error.message, isTooLarge };
  }
}

/** Reads one member, and gives the place behind it. */
function member(input: Uint8Array, start: number, output: Output): number {
  const from = output.length;
  const end = inflate(input, headerEnd(input, start), output);
  if (end + 8 > input.length) throw new InflateError("unexpected EOF");
  const trailer = new DataView(input.buffer, input.byteOffset + end, 8);
  const bytes = output.bytes.subarray(from);
  if (trailer.getUint32(0, true) !== crc32(bytes) || trailer.getUint32(4, true) !== bytes.length >>> 0)
    throw new InflateError("gzip: invalid checksum");
  return end + 8;
}

/** The longest name or comment that Go reads, with the zero behind it. */
const longestText = 512;

function headerEnd(input: Uint8Array, start: number): number {
  const header = input.subarray(start, start + 10);
  if (header.length < 10) throw new InflateError(header.length === 0 ? "EOF" : "unexpected EOF");
  if (header[0] !== 0x1f || header[1] !== 0x8b || header[2] !== 8) throw invalidHeader();
  const flags = header[3] as number;
  let at = start + 10;
  const has = (bit: number) => (flags & bit) !== 0;
  if (has(4)) {
    const [low, high] = input.subarray(at, at + 2);
    if (low === undefined || high === undefined) throw new InflateError("unexpected EOF");
    at += 2 + low + high * 256;
  }
  for (const bit of [8, 16]) {
    if (!has(bit)) continue;
    const end = input.subarray(at, at + longestText).indexOf(0);
    if (end === -1)
      throw at + longestText > input.length ? new InflateError("unexpected EOF") : invalidHeader();
    at += end + 1;
  }
  if (has(2)) {
    const [low, high] = input.subarray(at, at + 2);
    if (low === undefined || high === undefined) throw new InflateError("unexpected EOF");
    if (low + high * 256 !== (crc32(input.subarray(start, at)) & 0xffff)) throw invalidHeader();
    at += 2;
  }
  if (at > input.length) throw new InflateError("unexpected EOF");
  return at;
}

function invalidHeader(): InflateError {
  return new InflateError("gzip: invalid header");
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (table[(sum ^ byte) & 0xff] as number) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
