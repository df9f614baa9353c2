/**
 * Go's strings are bytes. Here they are JavaScript strings in which a byte that is no UTF-8 stands as a lone
 * surrogate U+DC80…U+DCFF, so that nothing is lost on the way through a template.
 */
export function textOf(bytes: Uint8Array): string {
  if (bytes.length < 64) {
    let ascii = "";
    let at = 0;
    for (; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (byte >= 0x80) break;
      ascii += String.fromCharCode(byte);
    }
    if (at === bytes.length) return ascii;
  }
  try {
    return strict.decode(bytes);
  } catch {
    return decodeLoosely(bytes);
  }
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

function decodeLoosely(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      text += String.fromCharCode(0xdc00 + (bytes[at] as number));
      at++;
    } else {
      text += strict.decode(bytes.subarray(at, at + length));
      at += length;
    }
  }
  return text;
}

/** The length of the well-formed sequence that begins here, or 0. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  if (length === 0 || first > 0xf4 || at + length > bytes.length) return 0;
  for (let next = 1; next < length; next++) if (((bytes[at + next] as number) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] as number;
  if (first === 0xe0 && second < 0xa0) return 0;
  if (first === 0xed && second > 0x9f) return 0;
  if (first === 0xf0 && second < 0x90) return 0;
  if (first === 0xf4 && second > 0x8f) return 0;
  return length;
}

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const nonAscii = /[^\0-\x7f]/;

/** Whether every character is ASCII, so that characters are bytes. */
export function isAscii(text: string): boolean {
  return !nonAscii.test(text);
}

/** Whether the text is well-formed UTF-8. */
export function isValidText(text: string): boolean {
  return isAscii(text) || !loneSurrogate.test(text);
}

/** The bytes that a text stands for. */
export function bytesOf(text: string): Uint8Array {
  if (isValidText(text)) return encoder.encode(text);
  const parts: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (code >= 0xdc80 && code <= 0xdcff) parts.push(code - 0xdc00);
    else parts.push(...encoder.encode(character));
  }
  return Uint8Array.from(parts);
}

/** The number of bytes. */
export function byteLength(text: string): number {
  return isAscii(text) ? text.length : bytesOf(text).length;
}

/** Bytes `from` to `to`, as Go's `text[from:to]`. */
export function byteSlice(text: string, from: number, to: number): string {
  return isAscii(text) ? text.slice(from, to) : textOf(bytesOf(text).subarray(from, to));
}

/** The order of Go's strings: by bytes. That of UTF-16 is the same up to the surrogates. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const x = a.charCodeAt(at);
    const y = b.charCodeAt(at);
    if (x === y) continue;
    return x < 0xd800 && y < 0xd800 ? x - y : compareBytes(bytesOf(a), bytesOf(b));
  }
  return a.length - b.length;
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return at < 0 ? a.length - b.length : (a[at] as number) - (b[at] ?? -1);
}

/** What well-formed UTF-8 would be written: each bad byte is U+FFFD, as `encoding/json` has it. */
export function repaired(text: string): string {
  return isValidText(text) ? text : text.replace(new RegExp(loneSurrogate, "g"), "\ufffd");
}
