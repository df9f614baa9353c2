import { floatText } from "../format/number.ts";
import { durationText } from "../format/print-value.ts";
import { GoTime } from "../functions/time.ts";
import { rfc3339 } from "../functions/time-format.ts";
import { JsonError, writeJson } from "../json/write.ts";
import { bytesToBase64 } from "../value/base64.ts";
import { isNil } from "../value/equal.ts";
import { Int } from "../value/int.ts";
import { isEmpty } from "../value/kind.ts";
import { byteLength, repaired } from "../value/text.ts";
import { FieldsDict, GoObject, isDict, isList, type List, type Value } from "../value/value.ts";
import { YamlError } from "./errors.ts";
import { orderKeys } from "./key-order.ts";
import { type ScalarStyle, scalarText } from "./scalar-text.ts";

const version2: ScalarStyle = { width: 80, version: 2 };
const version3: ScalarStyle = { width: Number.POSITIVE_INFINITY, version: 3 };

/** Deeper nesting would exhaust the stack. */
const maxDepth = 1_500;

/**
 * Writes a value as `sigs.k8s.io/yaml` does, with a line break at the end: sorted keys, long lines folded at 80.
 * What JSON has no form for is a `JsonError`, and what that library cannot read back from JSON a `YamlError`.
 *
 * @example
 * writeYaml(fromJs({ b: "1", a: [true] })); // 'a:\n- true\nb: "1"\n'
 */
export function writeYaml(value: Value): string {
  return `${new Writer(version2).root(value)}\n`;
}

/** Writes a value as `toYamlPretty` does: lists indented, lines not folded. */
export function writePrettyYaml(value: Value): string {
  return `${new Writer(version3).root(value)}\n`;
}

/** JSON leaves NEL as it is, and YAML takes it for the end of a line within the quotes. */
function folded(breaks: string): string {
  const count = breaks.split("\x85").length - 1;
  return count === 1 ? " " : "\n".repeat(count - 1);
}

/** The text of a key that YAML takes for one: within so many characters, and in one line. */
const longestKey = 1024;

class Writer {
  readonly #style: ScalarStyle;
  #depth = 0;
  /** How many ends of a line were in the JSON so far. */
  #lines = 0;

  constructor(style: ScalarStyle) {
    this.#style = style;
  }

  root(value: Value): string {
    const plain = this.#plain(value);
    if (isDict(plain) && plain.size > 0) return this.#dict(plain, 0);
    if (isList(plain) && plain.length > 0) return this.#list(plain, 0);
    return this.#scalar(plain, 0, 2);
  }

  /** Objects as JSON has them; nil slices and maps as null. */
  #plain(value: Value): Value {
    if (value instanceof GoObject) return this.#style.version === 2 ? value.json() : value.yaml();
    if (isNil(value) && this.#style.version === 2) return null;
    if (value instanceof Uint8Array && this.#style.version === 2) return bytesToBase64(value);
    return value;
  }

  #dict(dict: ReadonlyMap<string, Value>, indent: number): string {
    if (++this.#depth > maxDepth) throw new YamlError("nested too deeply");
    const pad = indent === 0 ? "\n" : `\n${" ".repeat(indent)}`;
    let out = "";
    const keys = dict instanceof FieldsDict ? dict.keys() : orderKeys(dict, this.#style.version);
    for (const key of keys) {
      const text = this.#key(key);
      const isLong = key.includes("\n") || byteLength(key) > 128;
      if (out !== "") out += pad;
      const head = isLong
        ? `? ${scalarText(text, indent + 2, indent + 2, false, this.#style)}${pad}:`
        : `${scalarText(text, indent, indent + 2, true, this.#style)}:`;
      const value = this.#plain(dict.get(key));
      out +=
        head + (isLong ? this.#inLine(value, indent) : this.#entry(value, indent, indent + head.length + 1));
    }
    this.#depth--;
    return out;
  }

  /** What follows a key's colon. */
  #entry(value: Value, indent: number, column: number): string {
    if (isDict(value) && value.size > 0) return `\n${" ".repeat(indent + 2)}${this.#dict(value, indent + 2)}`;
    if (isList(value) && value.length > 0) {
      const deeper = this.#style.version === 3 ? indent + 2 : indent;
      return `\n${" ".repeat(deeper)}${this.#list(value, deeper)}`;
    }
    return ` ${this.#scalar(value, column, indent + 2)}`;
  }

  /** What follows the colon below a key of its own line: what is nested begins there too. */
  #inLine(value: Value, indent: number): string {
    if (isDict(value) && value.size > 0) return ` ${this.#dict(value, indent + 2)}`;
    if (isList(value) && value.length > 0) return ` ${this.#list(value, indent + 2)}`;
    return ` ${this.#scalar(value, indent + 2, indent + 2)}`;
  }

  #list(list: List, indent: number): string {
    if (++this.#depth > maxDepth) throw new YamlError("nested too deeply");
    const pad = indent === 0 ? "\n" : `\n${" ".repeat(indent)}`;
    let out = "";
    for (let at = 0; at < list.length; at++) {
      if (at > 0) out += pad;
      const item = this.#plain(list[at]);
      if (isDict(item) && item.size > 0) out += `- ${this.#dict(item, indent + 2)}`;
      else if (isList(item) && item.length > 0) out += `- ${this.#list(item, indent + 2)}`;
      else out += `- ${this.#scalar(item, indent + 2, indent + 2)}`;
    }
    this.#depth--;
    return out;
  }

  /** A text as it comes through JSON, which has no form for some control characters once it is read as YAML. */
  #text(text: string): string {
    if (this.#style.version === 3) return text;
    if (/[\x7f-\x84\x86-\x9f\ufffe\uffff]/.test(text))
      throw new YamlError("yaml: control characters are not allowed");
    this.#lines += text.split("\x85").length - 1;
    return repaired(text).replace(/ *\x85[ \x85]*/g, folded);
  }

  #key(key: string): string {
    const text = this.#text(key);
    if (this.#style.version === 2) {
      const isTooLong = key.length > longestKey / 6 && Array.from(writeJson(key)).length > longestKey;
      if (isTooLong || key.includes("\x85")) {
        const place = this.#lines === 0 ? "" : `line ${this.#lines}: `;
        throw new YamlError(`yaml: ${place}did not find expected ',' or '}'`);
      }
    }
    return text;
  }

  #scalar(value: Value, column: number, indent: number): string {
    switch (typeof value) {
      case "string":
        return scalarText(this.#text(value), column, indent, false, this.#style);
      case "boolean":
        return value ? "true" : "false";
      case "number":
        return this.#number(value);
      default:
        if (value === null || value === undefined) return "null";
        if (value instanceof Int) return this.#integer(value, column, indent);
        if (value instanceof GoTime) return rfc3339(value);
        if (value instanceof Uint8Array)
          return value.length === 0
            ? "[]"
            : this.#list(
                Array.from(value, (byte) => byte),
                indent,
              );
        return isEmpty(value) && isList(value) ? "[]" : "{}";
    }
  }

  /** A duration goes through JSON as a number, but not where there is no JSON. */
  #integer(value: Int, column: number, indent: number): string {
    const isDuration = value.type === "time.Duration" && this.#style.version === 3;
    return isDuration
      ? scalarText(durationText(value.big), column, indent, false, this.#style)
      : String(value.value);
  }

  #number(value: number): string {
    if (this.#style.version === 3) {
      if (Number.isFinite(value)) return floatText(value);
      return Number.isNaN(value) ? ".nan" : value > 0 ? ".inf" : "-.inf";
    }
    if (!Number.isFinite(value)) throw new JsonError(`json: unsupported value: ${floatText(value)}`);
    if (Number.isInteger(value) && Math.abs(value) < 2 ** 64) return String(value);
    return floatText(value);
  }
}
