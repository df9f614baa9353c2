import { formatFloat } from "../format/number.ts";
import { durationText } from "../format/print-value.ts";
import { GoTime } from "../functions/time.ts";
import { formatTime, rfc3339 } from "../functions/time-format.ts";
import { FunctionError } from "../template/errors.ts";
import { isNil } from "../value/equal.ts";
import { Int, int } from "../value/int.ts";
import { sortedKeys } from "../value/keys.ts";
import { FieldsDict, GoObject, isDict, isList, type List, type Value } from "../value/value.ts";

/** A value that TOML has no form for. */
export class TomlError extends Error {}

/** Writes TOML as `BurntSushi/toml` does: plain values first, tables after, both by their names. */
export function writeToml(value: Value): string {
  if (value === null || value === undefined)
    throw new FunctionError("reflect: call of reflect.Value.Type on zero Value");
  const root = plain(value);
  if (root === undefined) return isDict(value) ? "" : "[]";
  if (isTableList(root)) throw new TomlError("toml: top-level values must be Go maps or structs");
  if (!isDict(root)) return inline(root);
  const lines: string[] = [];
  writeTable(root, [], lines);
  return lines.join("");
}

function keysOf(table: ReadonlyMap<string, Value>): readonly string[] {
  return table instanceof FieldsDict ? Array.from(table.keys()) : sortedKeys(table);
}

/** What Go's value consists of: a struct of its fields, bytes of numbers. A nil is left out. */
function plain(value: Value): Value {
  if (isNil(value)) return undefined;
  if (value instanceof Uint8Array) return Array.from(value, (byte) => int(byte));
  if (isList(value)) return value.some(isOpaque) ? Array.from(value, plain) : value;
  const fields = value instanceof GoObject ? value.exported() : undefined;
  if (fields !== undefined) return new FieldsDict(fields);
  return value instanceof GoObject && !(value instanceof GoTime) ? value.json() : value;
}

function isOpaque(value: Value): boolean {
  return (value instanceof GoObject && !(value instanceof GoTime)) || value instanceof Uint8Array;
}

function isTable(value: Value): value is ReadonlyMap<string, Value> & Map<string, Value> {
  return isDict(value);
}

function isTableList(value: Value): value is List {
  return isList(value) && value.length > 0 && value.every(isTable);
}

function pad(path: readonly string[]): string {
  return "  ".repeat(Math.max(0, path.length - 1));
}

function writeTable(table: ReadonlyMap<string, Value>, path: readonly string[], lines: string[]): void {
  const keys = keysOf(table);
  const isSub = (value: Value): boolean => isTable(value) || isTableList(value);
  for (const key of keys) {
    const value = plain(table.get(key));
    if (value === null || value === undefined || isSub(value)) continue;
    lines.push(`${"  ".repeat(path.length)}${keyText(key)} = ${inline(value)}\n`);
  }
  for (const key of keys) {
    const value = plain(table.get(key));
    const inner = [...path, key];
    const name = inner.map(keyText).join(".");
    if (isTable(value)) {
      if (path.length === 0 && lines.length > 0) lines.push("\n");
      lines.push(`${pad(inner)}[${name}]\n`);
      writeTable(value, inner, lines);
    } else if (isTableList(value)) {
      for (const item of value) {
        if (lines.length > 0) lines.push("\n");
        lines.push(`${pad(inner)}[[${name}]]\n`);
        writeTable(item as ReadonlyMap<string, Value>, inner, lines);
      }
    }
  }
}

function keyText(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : text(key);
}

/** A map within a list of other things too. What is nil is left out, but for its comma. */
function inlineTable(table: ReadonlyMap<string, Value>): string {
  const isSub = (key: string): boolean => {
    const value = plain(table.get(key));
    return isTable(value) || isTableList(value);
  };
  const keys = keysOf(table);
  const subs = keys.filter(isSub);
  const direct = keys.filter((key) => !isSub(key));
  const written = (names: readonly string[], isFollowed: boolean): string =>
    names
      .map((name, at) => {
        const value = plain(table.get(name));
        if (value === null || value === undefined) return "";
        return `${keyText(name)} = ${inline(value)}${isFollowed || at < names.length - 1 ? ", " : ""}`;
      })
      .join("");
  return `{${written(direct, subs.length > 0)}${written(subs, false)}}`;
}

function inline(value: Value): string {
  switch (typeof value) {
    case "string":
      return text(value);
    case "boolean":
      return String(value);
    case "number":
      return number(value);
    default:
      if (value instanceof Int)
        return value.type === "time.Duration" ? text(durationText(value.big)) : String(value.value);
      if (isDict(value)) return inlineTable(value);
      if (isList(value)) {
        const items = Array.from(value, plain);
        if (items.some((item) => item === null || item === undefined))
          throw new TomlError("toml: cannot encode array with nil element");
        return `[${items.map(inline).join(", ")}]`;
      }
      if (value instanceof GoTime) return moment(value);
      throw new TomlError("unsupported type");
  }
}

/** A moment; one that was read without a zone, or without a date, is written so. */
function moment(time: GoTime): string {
  if (time.zone.endsWith("datetime-local")) return formatTime(time, "2006-01-02T15:04:05.999999999");
  if (time.zone.endsWith("date-local")) return formatTime(time, "2006-01-02");
  if (time.zone.endsWith("time-local")) return formatTime(time, "15:04:05.999999999");
  return rfc3339(time);
}

function number(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
  const plain = formatFloat(value, "g");
  return /[.e]/.test(plain) ? plain : `${plain}.0`;
}

const escapes: Readonly<Record<string, string>> = {
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\f": "\\f",
  "\r": "\\r",
  '"': '\\"',
  "\\": "\\\\",
  "\x7f": "\\u007f",
};

function text(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return `"${value.replace(/[\0-\x1f"\\\x7f]/g, (character) => escapes[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)}"`;
}
