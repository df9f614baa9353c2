import { isArray, isObject, type Json } from "./json.ts";

function escaped(token: string): string {
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** A JSON pointer with more tokens. */
export function appended(pointer: string, ...tokens: readonly string[]): string {
  return pointer + tokens.map((token) => `/${escaped(token)}`).join("");
}

/** What a pointer points at; `undefined` where there is nothing. */
export function lookUp(document: Json, pointer: string): Json | undefined {
  let found: Json | undefined = document;
  for (const token of pointer.split("/").slice(1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    if (isObject(found)) found = found.get(key);
    else if (isArray(found) && /^\d+$/.test(key)) found = found[Number(key)];
    else return undefined;
    if (found === undefined) return undefined;
  }
  return found;
}

/** A document's address with a pointer, as messages name it. */
export function located(url: string, fragment: string): string {
  return `${url}#${fragment.split("/").map(escapePath).join("/")}`;
}

/** Go's `url.PathEscape`. */
function escapePath(text: string): string {
  return encodeURIComponent(text)
    .replace(/%(24|26|2B|3D|3A|40)/g, (code) => decodeURIComponent(code))
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
