import { bytesOf } from "../value/text.ts";
import { YamlError } from "./errors.ts";

/** What YAML has no place for: control characters, and bytes that are no UTF-8, which are lone surrogates here. */
const refused =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Refuses a text for the first character that YAML may not contain. */
export function checkText(text: string): void {
  const at = text.search(refused);
  if (at < 0) return;
  const code = text.charCodeAt(at);
  const isCharacter = code < 0xd800 || code > 0xdfff;
  throw new YamlError(
    `yaml: ${isCharacter ? "control characters are not allowed" : brokenBytes(text.slice(at))}`,
  );
}

/** What is wrong with the sequence that a text begins with. */
function brokenBytes(text: string): string {
  const bytes = bytesOf(text.slice(0, 8));
  const [first = 0] = bytes;
  const length = first >= 0xf8 ? 0 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 0;
  if (length === 0) return "invalid leading UTF-8 octet";
  if (length > bytes.length) return "incomplete UTF-8 octet sequence";
  const trailing = bytes.subarray(1, length);
  if (trailing.some((byte) => byte < 0x80 || byte > 0xbf)) return "invalid trailing UTF-8 octet";
  const value = trailing.reduce((sum, byte) => sum * 64 + (byte & 0x3f), first & (0x7f >> length));
  const least = [0, 0, 0x80, 0x800, 0x10000][length] as number;
  return value < least ? "invalid length of a UTF-8 sequence" : "invalid Unicode character";
}
