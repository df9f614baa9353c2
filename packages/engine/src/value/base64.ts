import { bytesOf } from "./text.ts";

const blockSize = 0x8000;

/** Bytes as standard base64. */
export function bytesToBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += blockSize)
    binary += String.fromCharCode(...bytes.subarray(at, at + blockSize));
  return btoa(binary);
}

/** Bytes from base64, or the place of the first byte that is wrong. Line breaks are skipped, as Go does. */
export function base64ToBytes(text: string): Uint8Array | number {
  const isClean = text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
  const mistake = isClean ? undefined : mistakeIn(bytesOf(text));
  if (mistake !== undefined) return mistake;
  const binary = atob(isClean ? text : text.replace(/[\r\n]/g, ""));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

const padding = 0x3d;

function isLineBreak(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d;
}

/** Where Go sees that bytes are no base64, which it reads by fours. */
function mistakeIn(bytes: Uint8Array): number | undefined {
  const past = (at: number): number => {
    let next = at;
    while (isLineBreak(bytes[next])) next++;
    return next;
  };
  let count = 0;
  for (let at = past(0); at < bytes.length; at = past(at + 1)) {
    const byte = bytes[at] as number;
    if (/[A-Za-z0-9+/]/.test(String.fromCharCode(byte))) {
      count = (count + 1) % 4;
      continue;
    }
    if (byte !== padding || count < 2) return at;
    let next = past(at + 1);
    if (count === 2) {
      if (next === bytes.length) return next;
      if (bytes[next] !== padding) return next - 1;
      next = past(next + 1);
    }
    return next < bytes.length ? next : undefined;
  }
  return count === 0 ? undefined : bytes.length - count;
}
