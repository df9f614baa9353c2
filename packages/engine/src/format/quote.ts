const plain = /^[ !#-[\]-~]*$/;

const short: Readonly<Record<string, string>> = {
  "\x07": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
};

/** Go's `strconv.Quote`; `ascii` is `strconv.QuoteToASCII`. */
export function quote(text: string, ascii = false): string {
  if (plain.test(text)) return `"${text}"`;
  return `"${escaped(text, '"', ascii)}"`;
}

/** Go's `strconv.QuoteRune`. */
export function quoteRune(code: number, ascii = false): string {
  const valid = code >= 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return `'${escaped(String.fromCodePoint(valid ? code : 0xfffd), "'", ascii)}'`;
}

function escaped(text: string, mark: string, ascii: boolean): string {
  let out = "";
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (character === mark || character === "\\") out += `\\${character}`;
    else if (code >= 0xdc80 && code <= 0xdcff) out += `\\x${hex(code - 0xdc00, 2)}`;
    else if (code < 0x80 ? code >= 0x20 && code !== 0x7f : !ascii && isPrintable(character)) out += character;
    else out += short[character] ?? escapeRune(code);
  }
  return out;
}

function escapeRune(code: number): string {
  if (code < 0x20 || code === 0x7f) return `\\x${hex(code, 2)}`;
  return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, "0");
}

const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u;

/** Go's `unicode.IsPrint`. */
export function isPrintable(character: string): boolean {
  return character === " " || printable.test(character);
}

/** Whether a text can stand between backquotes unchanged, as `%#q` wants it. */
export function canBackquote(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return !/[\0-\x08\x0a-\x1f\x7f`\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(
    text,
  );
}
