import { printValue } from "../format/print-value.ts";
import { quote } from "../format/quote.ts";
import { FunctionError } from "../template/errors.ts";
import { type FunctionTable, fn } from "../template/function-type.ts";
import type { Int } from "../value/int.ts";
import { byteLength, byteSlice, bytesOf, isAscii, repaired, textOf } from "../value/text.ts";
import { strings, typedDict, type Value } from "../value/value.ts";
import { lower, titleCase, upper } from "./case.ts";
import { toText, toTexts } from "./convert.ts";
import { kebabCase, pascalCase, snakeCase } from "./words.ts";

/** White space as Go's `unicode.IsSpace` has it. */
const space = "\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const leading = new RegExp(`^[${space}]+`);
const trailing = new RegExp(`[${space}]+$`);
const anySpace = new RegExp(`[${space}]`);
const allSpace = new RegExp(`[${space}]+`, "g");

/** The longest text that a function makes by repeating another. */
const longest = 64 * 1024 * 1024;

/** Go's `strings.TrimSpace`. */
export function trimSpace(text: string): string {
  return text.replace(leading, "").replace(trailing, "");
}

function trimAll(cutset: string, text: string): string {
  const cut = new Set(cutset);
  const characters = isAscii(text) ? text : Array.from(text);
  let from = 0;
  let to = characters.length;
  while (from < to && cut.has(characters[from] as string)) from++;
  while (to > from && cut.has(characters[to - 1] as string)) to--;
  return typeof characters === "string" ? characters.slice(from, to) : characters.slice(from, to).join("");
}

/** The first letter of each word as a title, by Go's rule of what a word is. */
function title(text: string): string {
  let out = "";
  let before = " ";
  for (const character of repaired(text)) {
    out += isSeparator(before) ? titleCase(character) : character;
    before = character;
  }
  return out;
}

function isSeparator(character: string): boolean {
  if (character < "\x80") return !/[A-Za-z0-9_]/.test(character);
  return !/[\p{L}\p{Nd}]/u.test(character) && anySpace.test(character);
}

/** Go's `strings.Map`, which makes a U+FFFD of each byte that is no text. */
function each(text: string, change: (character: string) => string): string {
  return Array.from(repaired(text), change).join("");
}

function upperText(text: string): string {
  return isAscii(text) ? text.toUpperCase() : each(text, upper);
}

function lowerText(text: string): string {
  return isAscii(text) ? text.toLowerCase() : each(text, lower);
}

function trunc(count: number, text: string): string {
  const length = byteLength(text);
  if (count < 0 && length + count > 0) return byteSlice(text, length + count, length);
  return count >= 0 && length > count ? byteSlice(text, 0, count) : text;
}

function substr(start: number, end: number, text: string): string {
  const length = byteLength(text);
  if (start < 0) return checkedSlice(text, 0, end, length);
  if (end < 0 || end > length) return checkedSlice(text, start, length, length);
  return checkedSlice(text, start, end, length);
}

function checkedSlice(text: string, from: number, to: number, length: number): string {
  if (to < 0 || to > length)
    throw new FunctionError(
      `runtime error: slice bounds out of range [:${to}]${to < 0 ? "" : ` with length ${length}`}`,
    );
  if (from > to) throw new FunctionError(`runtime error: slice bounds out of range [${from}:${to}]`);
  return byteSlice(text, from, to);
}

function repeat(count: number, text: string): string {
  if (count < 0) throw new FunctionError("strings: negative Repeat count");
  if (text.length * count > longest) throw new FunctionError("strings: Repeat output length overflow");
  return text.repeat(count);
}

const newline = /\n/g;

function indent(spaces: number, text: string): string {
  if (spaces < 0) throw new FunctionError("strings: negative Repeat count");
  const pad = repeat(spaces, " ");
  return pad + (text.includes("\n") ? text.replace(newline, `\n${pad}`) : text);
}

function splitText(separator: string, text: string): string[] {
  return separator === "" ? Array.from(text) : text.split(separator);
}

function splitCount(separator: string, text: string, count: number): string[] {
  if (count === 0) return [];
  const parts = splitText(separator, text);
  if (count < 0 || parts.length <= count) return parts;
  return [...parts.slice(0, count - 1), parts.slice(count - 1).join(separator)];
}

function numbered(parts: readonly string[]): Value {
  return typedDict(
    "map[string]string",
    parts.map((part, at) => [`_${at}`, part] as const),
  );
}

/** Each byte as a character: so some of Go's libraries take texts. */
function byteCharacters(text: string): string {
  return isAscii(text) ? text : Array.from(bytesOf(text), (byte) => String.fromCharCode(byte)).join("");
}

/** The text of which {@link byteCharacters} gives these. */
function ofByteCharacters(characters: string): string {
  return isAscii(characters)
    ? characters
    : textOf(Uint8Array.from(characters, (character) => character.charCodeAt(0)));
}

/** The first byte of each word, as a character. */
function initials(text: string): string {
  return Array.from(
    byteCharacters(text).matchAll(new RegExp(`(?:^|[${space}])([^${space}])`, "g")),
    (match) => match[1] as string,
  ).join("");
}

/** Without a space there is nothing to do; with one, each byte becomes a character. */
function withoutSpace(text: string): string {
  const characters = byteCharacters(text);
  const kept = characters.replace(allSpace, "");
  return kept === characters ? text : kept;
}

function swapCase(text: string): string {
  let out = "";
  let afterSpace = true;
  for (const character of repaired(text)) {
    const isUpper = /\p{Lu}|\p{Lt}/u.test(character);
    if (isUpper) out += lower(character);
    else if (/\p{Ll}/u.test(character)) out += afterSpace ? titleCase(character) : upper(character);
    else out += character;
    afterSpace = anySpace.test(character);
  }
  return out;
}

/** Breaks lines at spaces so that they have at most `width` bytes; long words are cut only where asked. */
function wrap(whole: string, width: number, separator: string, cutsWords: boolean): string {
  const text = byteCharacters(whole);
  const lineBreak = separator === "" ? "\n" : byteCharacters(separator);
  const limit = Math.max(width, 1);
  const { length } = text;
  let out = "";
  let offset = 0;
  while (length - offset > limit) {
    if (text.slice(offset, offset + 1) === " ") {
      offset++;
      continue;
    }
    const spaceAt = text.slice(offset, limit + offset + 1).lastIndexOf(" ");
    if (spaceAt >= 0) {
      out += text.slice(offset, offset + spaceAt) + lineBreak;
      offset += spaceAt + 1;
    } else if (cutsWords) {
      out += text.slice(offset, offset + limit) + lineBreak;
      offset += limit;
    } else {
      const next = text.slice(offset + limit, length).indexOf(" ");
      if (next < 0) {
        out += text.slice(offset, length);
        offset = length;
      } else {
        out += text.slice(offset, offset + limit + next) + lineBreak;
        offset += limit + next + 1;
      }
    }
  }
  return ofByteCharacters(out + text.slice(offset, length));
}

function abbreviate(offset: number, width: number, text: string): string {
  const length = byteLength(text);
  if (length <= width) return text;
  let start = Math.min(offset, length);
  if (length - start < width - 3) start = length - (width - 3);
  if (start <= 4) return `${byteSlice(text, 0, width - 3)}...`;
  if (start + width - 3 < length) return `...${abbreviate(0, width - 3, byteSlice(text, start, length))}`;
  return `...${byteSlice(text, length - (width - 3), length)}`;
}

/** Sprig's functions of text. */
export const stringFunctions: FunctionTable = {
  abbrev: fn("int string", (width: Int, text: string) =>
    width.number < 4 ? text : abbreviate(0, width.number, text),
  ),
  abbrevboth: fn("int int string", (left: Int, right: Int, text: string) =>
    right.number < 4 || (left.number > 0 && right.number < 7)
      ? text
      : abbreviate(left.number, right.number, text),
  ),
  trunc: fn("int string", (count: Int, text: string) => trunc(count.number, text)),
  trim: fn("string", trimSpace),
  upper: fn("string", upperText),
  lower: fn("string", lowerText),
  title: fn("string", title),
  untitle: fn("string", (text: string) =>
    repaired(text).replace(
      /(^|[\t\n\v\f\r ])(\p{Lu})/gu,
      (_, before: string, letter: string) => before + lower(letter),
    ),
  ),
  substr: fn("int int string", (start: Int, end: Int, text: string) =>
    substr(start.number, end.number, text),
  ),
  repeat: fn("int string", (count: Int, text: string) => repeat(count.number, text)),
  trimall: fn("string string", trimAll),
  trimAll: fn("string string", trimAll),
  trimSuffix: fn("string string", (suffix: string, text: string) =>
    suffix !== "" && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text,
  ),
  trimPrefix: fn("string string", (prefix: string, text: string) =>
    text.startsWith(prefix) ? text.slice(prefix.length) : text,
  ),
  nospace: fn("string", withoutSpace),
  initials: fn("string", initials),
  swapcase: fn("string", swapCase),
  snakecase: fn("string", snakeCase),
  camelcase: fn("string", pascalCase),
  kebabcase: fn("string", kebabCase),
  wrap: fn("int string", (width: Int, text: string) => wrap(text, width.number, "", false)),
  wrapWith: fn("int string string", (width: Int, separator: string, text: string) =>
    wrap(text, width.number, separator, true),
  ),
  contains: fn("string string", (part: string, text: string) => text.includes(part)),
  hasPrefix: fn("string string", (part: string, text: string) => text.startsWith(part)),
  hasSuffix: fn("string string", (part: string, text: string) => text.endsWith(part)),
  quote: fn("any...", (...args: Value[]) => {
    if (args.length === 1) return args[0] === null ? "" : quote(toText(args[0]));
    return args
      .filter((arg) => arg !== null)
      .map((arg) => quote(toText(arg)))
      .join(" ");
  }),
  squote: fn("any...", (...args: Value[]) =>
    args
      .filter((arg) => arg !== null)
      .map((arg) => `'${printValue(arg)}'`)
      .join(" "),
  ),
  cat: fn("any...", (...args: Value[]) =>
    args
      .filter((arg) => arg !== null)
      .map((arg) => printValue(arg))
      .join(" "),
  ),
  indent: fn("int string", (spaces: Int, text: string) => indent(spaces.number, text)),
  nindent: fn("int string", (spaces: Int, text: string) => `\n${indent(spaces.number, text)}`),
  replace: fn("string string string", (before: string, after: string, text: string) => {
    if (before !== "") return text.split(before).join(after);
    return after + Array.from(text, (character) => character + after).join("");
  }),
  plural: fn("string string int", (one: string, many: string, count: Int) =>
    count.value === 1 ? one : many,
  ),
  toString: fn("any", toText),
  toStrings: fn("any", (value: Value) => strings(toTexts(value))),
  join: fn("string any", (separator: string, value: Value) => toTexts(value).join(separator)),
  split: fn("string string", (separator: string, text: string) => numbered(splitText(separator, text))),
  splitn: fn("string int string", (separator: string, count: Int, text: string) =>
    numbered(splitCount(separator, text, count.number)),
  ),
  splitList: fn("string string", (separator: string, text: string) => strings(splitText(separator, text))),
};
