import { floatText } from "../format/number.ts";
import { quote } from "../format/quote.ts";
import { base64ToBytes } from "../value/base64.ts";
import { textOf } from "../value/text.ts";
import type { Value } from "../value/value.ts";
import { YamlError } from "./errors.ts";
import { type Resolved, resolveScalar } from "./resolve.ts";

/** What `<<` takes over into a map. */
export function mergeInto(dict: Map<string, Value>, value: Value): void {
  const sources = Array.isArray(value) ? [...value].reverse() : [value];
  for (const source of sources) {
    if (!(source instanceof Map))
      throw new YamlError("yaml: map merge requires map or sequence of maps as the value");
    for (const [key, entry] of source) dict.set(key, entry);
  }
}

/** A scalar with a tag. */
export function tagged(tag: string, text: string): Resolved {
  switch (tag.replace("tag:yaml.org,2002:", "!!")) {
    case "!!binary":
      return decodeBinary(text);
    case "!!int":
    case "!!float":
    case "!!bool":
    case "!!null":
    case "!!timestamp":
      return checkedTag(tag, text);
    default:
      return text;
  }
}

function checkedTag(tag: string, text: string): Resolved {
  const resolved = resolveScalar(text);
  const found =
    resolved === null
      ? "null"
      : typeof resolved === "bigint"
        ? "int"
        : typeof resolved === "number"
          ? "float"
          : typeof resolved === "boolean"
            ? "bool"
            : "str";
  const wanted = tag.replace("tag:yaml.org,2002:", "!!").slice(2);
  if (found !== wanted && !(wanted === "float" && found === "int") && wanted !== "timestamp") {
    throw new YamlError(`yaml: cannot decode !!${found} \`${text}\` as a !!${wanted}`);
  }
  return resolved;
}

function decodeBinary(text: string): string {
  const bytes = base64ToBytes(text.replace(/\s/g, ""));
  if (typeof bytes === "number") throw new YamlError("yaml: !!binary value contains invalid base64 data");
  return textOf(bytes);
}

/** A key as JSON has it: a text; JSON has none for null. */
export function keyText(key: Resolved): string | null {
  if (key === null) return null;
  if (typeof key === "number") {
    if (Number.isFinite(key))
      return floatText(Number.isInteger(key) ? key : Number(Math.fround(key).toPrecision(8)));
    return Number.isNaN(key) ? ".nan" : key > 0 ? ".inf" : "-.inf";
  }
  return String(key);
}

/** A value in an error about a key, as `%#v` prints it. */
export function goKey(value: Value): string {
  if (value instanceof Map) {
    const entries = Array.from(value, ([key, entry]) => `${quote(key)}:${goKey(entry)}`);
    return `map[interface {}]interface {}{${entries.join(", ")}}`;
  }
  if (Array.isArray(value)) return `[]interface {}{${value.map(goKey).join(", ")}}`;
  return value === null ? "interface {}(nil)" : typeof value === "string" ? quote(value) : String(value);
}
