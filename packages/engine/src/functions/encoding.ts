import { readJson } from "../json/read.ts";
import { JsonError, writeJson } from "../json/write.ts";
import { FunctionError } from "../template/errors.ts";
import { type FunctionTable, fn } from "../template/function-type.ts";
import { base64ToBytes, bytesToBase64 } from "../value/base64.ts";
import { bytesOf, textOf } from "../value/text.ts";
import type { Value } from "../value/value.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function encodeBase32(text: string): string {
  let bits = "";
  for (const byte of bytesOf(text)) bits += byte.toString(2).padStart(8, "0");
  let out = "";
  for (let at = 0; at < bits.length; at += 5)
    out += alphabet[Number.parseInt(bits.slice(at, at + 5).padEnd(5, "0"), 2)];
  return out.padEnd(Math.ceil(out.length / 8) * 8, "=");
}

function decodeBase32(text: string): string {
  const clean = bytesOf(text.replace(/[\r\n]/g, ""));
  const mistake = mistakeInBase32(clean);
  if (mistake !== undefined) return `illegal base32 data at input byte ${mistake}`;
  let bits = "";
  for (const byte of clean) {
    const value = alphabet.indexOf(String.fromCharCode(byte));
    if (value < 0) break;
    bits += value.toString(2).padStart(5, "0");
  }
  const bytes: number[] = [];
  for (let at = 0; at + 8 <= bits.length; at += 8) bytes.push(Number.parseInt(bits.slice(at, at + 8), 2));
  return textOf(Uint8Array.from(bytes));
}

const padding = 0x3d;

/** Where Go sees that bytes are no base32, which it reads by eights. */
function mistakeInBase32(bytes: Uint8Array): number | undefined {
  for (let at = 0; at < bytes.length; at++) {
    const count = at % 8;
    const left = bytes.length - at - 1;
    if (bytes[at] === padding && count >= 2 && left < 8) {
      if (left + count < 7) return bytes.length;
      for (let next = 0; next < 7 - count; next++) {
        if (left > next && bytes[at + 1 + next] !== padding) return at + next;
      }
      return count === 3 || count === 6 ? at : undefined;
    }
    if (!alphabet.includes(String.fromCharCode(bytes[at] as number))) return at;
  }
  const count = bytes.length % 8;
  return count === 0 ? undefined : bytes.length - count;
}

function decodeBase64(text: string): string {
  const bytes = base64ToBytes(text);
  return typeof bytes === "number" ? `illegal base64 data at input byte ${bytes}` : textOf(bytes);
}

/** What a function gives where JSON has no form for a value. */
function quietly(write: () => string): string {
  try {
    return write();
  } catch (error) {
    if (error instanceof JsonError) return "";
    throw error;
  }
}

/** An error of JSON as an error of the function. */
export function loudly<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof JsonError) throw new FunctionError(error.message);
    throw error;
  }
}

/** Sprig's encodings. Helm has its own `toJson` and `fromJson` in place of Sprig's. */
export const encodingFunctions: FunctionTable = {
  b64enc: fn("string", (text: string) => bytesToBase64(bytesOf(text))),
  b64dec: fn("string", decodeBase64),
  b32enc: fn("string", encodeBase32),
  b32dec: fn("string", decodeBase32),
  toJson: fn("any", (value: Value) => quietly(() => writeJson(value))),
  mustToJson: fn("any", (value: Value) => loudly(() => writeJson(value))),
  toPrettyJson: fn("any", (value: Value) => quietly(() => writeJson(value, { html: true, indent: "  " }))),
  mustToPrettyJson: fn("any", (value: Value) => loudly(() => writeJson(value, { html: true, indent: "  " }))),
  toRawJson: fn("any", (value: Value) => loudly(() => writeJson(value, { html: false }))),
  mustToRawJson: fn("any", (value: Value) => loudly(() => writeJson(value, { html: false }))),
  mustFromJson: fn("string", (text: string) => loudly(() => readJson(text))),
};
