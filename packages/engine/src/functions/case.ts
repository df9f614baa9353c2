/** Greek letters with an iota, of which JavaScript's upper case has two letters and Go's one. */
function withIota(code: number): number | undefined {
  if (code >= 0x1f80 && code <= 0x1faf && (code & 8) === 0) return code + 8;
  return code === 0x1fb3 || code === 0x1fc3 || code === 0x1ff3 ? code + 9 : undefined;
}

/** One character in upper case, where that is one character too. */
export function upper(character: string): string {
  const greek = withIota(character.codePointAt(0) as number);
  if (greek !== undefined) return String.fromCharCode(greek);
  const changed = character.toUpperCase();
  return Array.from(changed).length === Array.from(character).length ? changed : character;
}

/** One character in lower case. */
export function lower(character: string): string {
  if (character === "İ") return "i";
  const changed = character.toLowerCase();
  return Array.from(changed).length === Array.from(character).length ? changed : character;
}

/** Two letters in one character, of which only the first is a capital in a title. */
const digraphs = new Map(
  ["Ǆǅǆ", "Ǉǈǉ", "Ǌǋǌ", "Ǳǲǳ"].flatMap((forms) => Array.from(forms, (form) => [form, forms[1] as string])),
);

/** One character as the first of a title. */
export function titleCase(character: string): string {
  if (/[\u10d0-\u10fa\u10fd-\u10ff]/.test(character)) return character;
  return digraphs.get(character) ?? upper(character);
}
