import { floatText } from "../format/number.ts";
import { quote } from "../format/quote.ts";
import { base64ToBytes } from "../value/base64.ts";
import { textOf } from "../value/text.ts";
import type { Value } from "../value/value.ts";
import { YamlError } from "./errors.ts";
import { type Resolved, resolveScalar } from "./resolve.ts";

/**
 * Makes values of a document. Go reads the document to its end, then makes values of it, then looks at their keys, and
 * then writes them as JSON: the first problem of the first of these steps is what is told.
 */
export class Values {
  #decode: YamlError | undefined;
  #keys: YamlError | undefined;
  #json: YamlError | undefined;

  /** Fails where there was a problem. */
  check(): void {
    const problem = this.#decode ?? this.#keys ?? this.#json;
    if (problem !== undefined) throw problem;
  }

  /** Notes a problem of a value. */
  refuse(problem: string): void {
    this.#decode ??= new YamlError(problem);
  }

  #attempt<T>(run: () => T, otherwise: T): T {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof YamlError)) throw error;
      this.#decode ??= error;
      return otherwise;
    }
  }

  /** A scalar without quotes or tag. */
  plain(resolved: Resolved): Value {
    if (typeof resolved === "bigint") return Number(resolved);
    if (typeof resolved === "number" && !Number.isFinite(resolved)) {
      const text = Number.isNaN(resolved) ? "NaN" : resolved > 0 ? "+Inf" : "-Inf";
      this.#json ??= new YamlError(`json: unsupported value: ${text}`);
    }
    return resolved;
  }

  tagged(tag: string, text: string): Value {
    return this.plain(this.#attempt(() => tagged(tag, text), null));
  }

  put(dict: Map<string, Value>, key: string | null, value: Value): void {
    if (key !== null) dict.set(key, value);
    else
      this.#keys ??= new YamlError(
        `unsupported map key of type: %!s(<nil>), key: <nil>, value: ${value === null ? "<nil>" : goKey(value)}`,
      );
  }

  /** What `<<` takes over into a map. */
  merge(dict: Map<string, Value>, value: Value): void {
    this.#attempt(() => mergeInto(dict, value), undefined);
  }
}

function mergeInto(dict: Map<string, Value>, value: Value): void {
  const sources = Array.isArray(value) ? [...value].reverse() : [value];
  for (const source of sources) {
    if (!(source instanceof Map))
      throw new YamlError("yaml: map merge requires map or sequence of maps as the value");
    for (const [key, entry] of source) dict.set(key, entry);
  }
}

function tagged(tag: string, text: string): Resolved {
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
