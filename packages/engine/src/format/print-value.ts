import { isNil } from "../value/equal.ts";
import { Int } from "../value/int.ts";
import { sortedKeys } from "../value/keys.ts";
import { typeOf } from "../value/kind.ts";
import { GoObject, isDict, TypedDict, TypedList, type Value } from "../value/value.ts";
import { floatText } from "./number.ts";
import { quote } from "./quote.ts";

/** The units of a duration, from the smallest. */
export function durationText(nanoseconds: bigint): string {
  if (nanoseconds === 0n) return "0s";
  const sign = nanoseconds < 0n ? "-" : "";
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  if (size < 1000n) return `${sign}${size}ns`;
  if (size < 1_000_000n) return `${sign}${decimal(size, 3)}µs`;
  if (size < 1_000_000_000n) return `${sign}${decimal(size, 6)}ms`;
  const seconds = size / 1_000_000_000n;
  const rest = `${decimal((seconds % 60n) * 1_000_000_000n + (size % 1_000_000_000n), 9)}s`;
  const minutes = seconds / 60n;
  if (minutes === 0n) return sign + rest;
  return minutes >= 60n ? `${sign}${minutes / 60n}h${minutes % 60n}m${rest}` : `${sign}${minutes}m${rest}`;
}

function decimal(value: bigint, places: number): string {
  const text = String(value).padStart(places + 1, "0");
  const fraction = text.slice(-places).replace(/0+$/, "");
  return text.slice(0, -places) + (fraction === "" ? "" : `.${fraction}`);
}

const months = "January February March April May June July August September October November December".split(
  " ",
);
const days = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

/** What an integer type with a `String` method prints. */
export function namedInt(value: Int): string | undefined {
  if (value.type === "time.Duration") return durationText(value.big);
  if (value.type === "time.Month") return months[value.number - 1];
  if (value.type === "time.Weekday") return days[value.number];
  return undefined;
}

/** A value as `%v` prints it; at the top a nil is `<nil>`. */
export function printValue(value: Value, plus = false): string {
  switch (typeof value) {
    case "string":
      return value;
    case "boolean":
      return value ? "true" : "false";
    case "number":
      return floatText(value);
    default:
      return printObject(value, plus);
  }
}

function printObject(value: Exclude<Value, string | boolean | number>, plus: boolean): string {
  if (value === null || value === undefined) return "<nil>";
  if (value instanceof Int) return namedInt(value) ?? String(value.value);
  if (value instanceof Uint8Array) return `[${value.join(" ")}]`;
  if (isDict(value)) {
    const entries = sortedKeys(value).map((key) => `${key}:${printValue(value.get(key), plus)}`);
    return `map[${entries.join(" ")}]`;
  }
  if (value instanceof GoObject) return value.text(false) ?? printStruct(value, plus);
  return `[${Array.from(value, (item) => printValue(item, plus)).join(" ")}]`;
}

/** What is behind a pointer, as an action prints it; of another object what it is. */
export function printPointed(value: GoObject): string {
  const text = value.text(true) ?? printStruct(value, false);
  return value.goKind === "ptr" && text.startsWith("&{") ? text.slice(1) : text;
}

function printStruct(value: GoObject, plus: boolean): string {
  const fields = value.printed().map(([name, field]) => (plus ? `${name}:` : "") + printValue(field, plus));
  return `${value.goKind === "ptr" ? "&" : ""}{${fields.join(" ")}}`;
}

/** A value as `%#v` prints it. */
export function goSyntax(value: Value): string {
  switch (typeof value) {
    case "string":
      return quote(value);
    case "boolean":
      return value ? "true" : "false";
    case "number":
      return floatText(value);
    default:
      return syntaxOfObject(value);
  }
}

function syntaxOfObject(value: Exclude<Value, string | boolean | number>): string {
  if (value === null || value === undefined) return "<nil>";
  if (value instanceof Int)
    return value.type.startsWith("uint") ? `0x${value.big.toString(16)}` : String(value.value);
  if (value instanceof Uint8Array)
    return isNil(value)
      ? "[]byte(nil)"
      : `[]byte{${Array.from(value, (byte) => `0x${byte.toString(16)}`).join(", ")}}`;
  const type = typeOf(value);
  if (isDict(value)) {
    if (value instanceof TypedDict && value.isNil) return `${type}(nil)`;
    return `${type}{${sortedKeys(value)
      .map((key) => `${quote(key)}:${inner(value.get(key))}`)
      .join(", ")}}`;
  }
  if (value instanceof GoObject) {
    const fields = value.printed().map(([name, field]) => `${name}:${inner(field)}`);
    return `${value.goKind === "ptr" ? `&${type.slice(1)}` : type}{${fields.join(", ")}}`;
  }
  if (value instanceof TypedList && value.isNil) return `${type}(nil)`;
  return `${type}{${Array.from(value, inner).join(", ")}}`;
}

function inner(value: Value): string {
  return value === null || value === undefined ? "interface {}(nil)" : goSyntax(value);
}
