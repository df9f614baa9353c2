/** The records of a PAX header, by their keys; bytes stand as characters up to U+00FF. */
export type PaxRecords = ReadonlyMap<string, string>;

/** Records whose value is a text without a zero byte. */
const texts = new Set(["path", "linkpath", "uname", "gname"]);

/** Reads `length key=value\n` as Go does, the last of one key; `undefined` where Go refuses one of them. */
export function readPax(bytes: Uint8Array): PaxRecords | undefined {
  const records = new Map<string, string>();
  const text = latin1(bytes);
  for (let at = 0; at < text.length; ) {
    const space = text.indexOf(" ", at);
    const length = space === -1 ? undefined : parseInteger(text.slice(at, space));
    if (length === undefined || length < 5n || length > BigInt(text.length - at)) return undefined;
    const end = at + Number(length);
    const record = text.slice(space + 1, end);
    if (end <= space + 1 || !record.endsWith("\n")) return undefined;
    const equals = record.indexOf("=");
    const key = record.slice(0, Math.max(equals, 0));
    const value = record.slice(equals + 1, -1);
    if (key === "" || (texts.has(key) ? value : key).includes("\0")) return undefined;
    records.set(key, value);
    at = end;
  }
  return records;
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** A decimal as `strconv.ParseInt` takes it; `undefined` where it is none, or has more than 64 bits. */
export function parseInteger(text: string): bigint | undefined {
  const [, sign, digits] = /^([+-]?)0*(\d{1,19})$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const value = sign === "-" ? -BigInt(digits) : BigInt(digits);
  return BigInt.asIntN(64, value) === value ? value : undefined;
}

/** Whether a text is a time as Go reads it in a PAX record: seconds, and perhaps a part of one. */
export function isPaxTime(text: string): boolean {
  const [seconds = "", ...fraction] = text.split(".");
  return parseInteger(seconds) !== undefined && /^\d*$/.test(fraction.join("."));
}
