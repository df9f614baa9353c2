import { bytesToBase64 } from "../value/base64.ts";
import { isNil } from "../value/equal.ts";
import { Int } from "../value/int.ts";
import { sortedKeys } from "../value/keys.ts";
import { isValidText } from "../value/text.ts";
import { GoObject, isDict, isList, type Value } from "../value/value.ts";

/** A value that JSON has no form for. */
export class JsonError extends Error {
  /** What was read all the same. */
  readonly rest: Value;

  constructor(message: string, rest?: Value) {
    super(message);
    this.rest = rest;
  }
}

const maxDepth = 1_500;

/** How JSON is written. */
export interface JsonStyle {
  /** Whether `<`, `>` and `&` are escaped, as Go does by default. */
  readonly html: boolean;
  /** What each level is indented by; without it all is on one line. */
  readonly indent?: string;
}

/** Writes JSON as Go's `encoding/json` does. */
export function writeJson(value: Value, style: JsonStyle = { html: true }): string {
  return write(value, style, style.indent === undefined ? undefined : "\n", 0);
}

function write(value: Value, style: JsonStyle, lead: string | undefined, depth: number): string {
  if (depth > maxDepth) throw new JsonError("json: nested too deeply");
  switch (typeof value) {
    case "string":
      return jsonText(value, style.html);
    case "boolean":
      return value ? "true" : "false";
    case "number":
      return number(value);
    default:
      return compound(value, style, lead, depth);
  }
}

function compound(value: Value, style: JsonStyle, lead: string | undefined, depth: number): string {
  if (value === null || value === undefined || isNil(value)) return "null";
  if (value instanceof Int) return String(value.value);
  if (value instanceof GoObject) return writeObject(value.json(), style, lead, depth + 1);
  if (value instanceof Uint8Array) return jsonText(bytesToBase64(value), style.html);
  const inner = lead === undefined ? undefined : lead + style.indent;
  if (isDict(value)) {
    const colon = lead === undefined ? ":" : ": ";
    const entries = sortedKeys(value).map(
      (key) => jsonText(key, style.html) + colon + write(value.get(key), style, inner, depth + 1),
    );
    return wrapped("{", entries, "}", lead, inner);
  }
  const items = isList(value) ? Array.from(value, (item) => write(item, style, inner, depth + 1)) : [];
  return wrapped("[", items, "]", lead, inner);
}

/** A struct keeps the order of its fields. */
function writeObject(fields: Value, style: JsonStyle, lead: string | undefined, depth: number): string {
  if (!isDict(fields)) return write(fields, style, lead, depth);
  const inner = lead === undefined ? undefined : lead + style.indent;
  const colon = lead === undefined ? ":" : ": ";
  const entries = Array.from(
    fields,
    ([key, field]) => jsonText(key, style.html) + colon + write(field, style, inner, depth),
  );
  return wrapped("{", entries, "}", lead, inner);
}

function wrapped(open: string, parts: readonly string[], close: string, lead = "", inner = ""): string {
  return parts.length === 0 ? open + close : open + inner + parts.join(`,${inner}`) + lead + close;
}

function number(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? "-0" : String(value);
  throw new JsonError(
    `json: unsupported value: ${Number.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf"}`,
  );
}

const html: Readonly<Record<string, string>> = { "<": "\\u003c", ">": "\\u003e", "&": "\\u0026" };

function jsonText(text: string, escapesHtml: boolean): string {
  // Each byte that is no UTF-8 stands as a lone surrogate, which JSON escapes; Go escapes it as U+FFFD.
  let out = JSON.stringify(text);
  if (!isValidText(text)) out = out.replace(/\\ud[89a-f][0-9a-f]{2}/g, "\\ufffd");
  if (/[\u2028\u2029]/.test(out)) out = out.replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
  return escapesHtml && /[<>&]/.test(out)
    ? out.replace(/[<>&]/g, (character) => html[character] as string)
    : out;
}
