import { floatText } from "../format/number.ts";
import { quote } from "../format/quote.ts";
import { base64ToBytes } from "../value/base64.ts";
import { textOf } from "../value/text.ts";
import type { Value } from "../value/value.ts";
import { YamlError } from "./errors.ts";
import { type Resolved, resolveScalar } from "./resolve.ts";
import { Scanner } from "./scanner.ts";
import type { Token } from "./token.ts";

/** Values that aliases may add before a document is refused. */
const maxAliased = 4_000_000;

/** Deeper nesting would exhaust the stack. */
const maxDepth = 1_500;

/**
 * Reads the first document of a YAML text, as `sigs.k8s.io/yaml` does by way of JSON.
 *
 * @example
 * readYaml("replicas: 2\nname: web"); // Map { "replicas" => 2, "name" => "web" }
 */
export function readYaml(text: string): Value {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]/.test(text)) {
    throw new YamlError("yaml: control characters are not allowed");
  }
  if (/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)) {
    throw new YamlError("yaml: invalid leading UTF-8 octet");
  }
  return new Reader(text).document();
}

const pending = Symbol("pending");

class Reader {
  readonly #scanner: Scanner;
  readonly #anchors: Map<string, Value | typeof pending> = new Map();
  #aliased = 0;
  #depth = 0;

  constructor(text: string) {
    this.#scanner = new Scanner(text);
  }

  document(): Value {
    let token = this.#scanner.peek();
    if (token.kind === "streamEnd") return null;
    let directives = false;
    while (token.kind === "directive") {
      directives = true;
      token = this.#next();
    }
    if (token.kind === "documentStart") {
      token = this.#next();
      if (
        token.kind === "documentStart" ||
        token.kind === "documentEnd" ||
        token.kind === "streamEnd" ||
        token.kind === "directive"
      ) {
        return null;
      }
    } else if (directives) this.#fail("did not find expected <document start>", token);
    const value = this.#node(true, false, token);
    this.#scanner.peek();
    return value;
  }

  #next(): Token {
    this.#scanner.skip();
    return this.#scanner.peek();
  }

  /** Go says the line before the problem, as it counts from 0, or that of the context, or none. */
  #fail(problem: string, token: Token, context?: Token): never {
    const line = token.line !== 0 ? token.line : (context?.line ?? 0);
    throw new YamlError(`yaml: ${line !== 0 ? `line ${line}: ` : ""}${problem}`);
  }

  #node(block: boolean, indentless: boolean, start: Token): Value {
    if (++this.#depth > maxDepth) throw new YamlError(`yaml: exceeded max depth of ${maxDepth}`);
    const value = this.#anyNode(block, indentless, start);
    this.#depth--;
    return value;
  }

  #anyNode(block: boolean, indentless: boolean, start: Token): Value {
    let token = start;
    if (token.kind === "scalar") {
      this.#scanner.skip();
      return token.plain ? toValue(resolveScalar(token.text)) : token.text;
    }
    if (token.kind === "alias") return this.#alias(token);
    let anchor: string | undefined;
    let tag: string | undefined;
    while (token.kind === "anchor" || token.kind === "tag") {
      if (token.kind === "anchor") {
        if (anchor !== undefined) break;
        anchor = token.text;
      } else {
        if (tag !== undefined) break;
        tag = token.text;
      }
      token = this.#next();
    }
    if (anchor !== undefined) this.#anchors.set(anchor, pending);
    const value = this.#content(block, indentless, token, start, tag, anchor !== undefined);
    if (anchor !== undefined) this.#anchors.set(anchor, value);
    return value;
  }

  #content(
    block: boolean,
    indentless: boolean,
    token: Token,
    start: Token,
    tag: string | undefined,
    anchored: boolean,
  ): Value {
    switch (token.kind) {
      case "scalar":
        this.#scanner.skip();
        return tag === undefined
          ? token.plain
            ? toValue(resolveScalar(token.text))
            : token.text
          : tagged(tag, token.text);
      case "blockEntry":
        if (indentless) return this.#indentlessSequence();
        break;
      case "flowSequenceStart":
        return this.#flowSequence(token);
      case "flowMappingStart":
        return this.#flowMapping(token);
      case "blockSequenceStart":
        if (block) return this.#blockSequence(token);
        break;
      case "blockMappingStart":
        if (block) return this.#blockMapping(token);
        break;
      default:
    }
    if (tag !== undefined) return tagged(tag, "");
    if (anchored) return null;
    this.#fail("did not find expected node content", token, start);
  }

  #alias(token: Token): Value {
    const value = this.#anchors.get(token.text);
    if (value === undefined && !this.#anchors.has(token.text)) {
      throw new YamlError(`yaml: unknown anchor '${token.text}' referenced`);
    }
    if (value === pending) throw new YamlError(`yaml: anchor '${token.text}' value contains itself`);
    this.#scanner.skip();
    return this.#copy(value as Value);
  }

  #copy(value: Value): Value {
    if (++this.#aliased > maxAliased) throw new YamlError("yaml: document contains excessive aliasing");
    if (value instanceof Map) return new Map(Array.from(value, ([key, entry]) => [key, this.#copy(entry)]));
    return Array.isArray(value) ? value.map((item) => this.#copy(item)) : value;
  }

  #blockSequence(start: Token): Value {
    const items: Value[] = [];
    let token = this.#next();
    while (token.kind === "blockEntry") {
      token = this.#next();
      if (token.kind === "blockEntry" || token.kind === "blockEnd") items.push(null);
      else items.push(this.#node(true, false, token));
      token = this.#scanner.peek();
    }
    if (token.kind !== "blockEnd") this.#fail("did not find expected '-' indicator", token, start);
    this.#scanner.skip();
    return items;
  }

  #indentlessSequence(): Value {
    const items: Value[] = [];
    let token = this.#scanner.peek();
    while (token.kind === "blockEntry") {
      token = this.#next();
      if (
        token.kind === "blockEntry" ||
        token.kind === "key" ||
        token.kind === "value" ||
        token.kind === "blockEnd"
      )
        items.push(null);
      else items.push(this.#node(true, false, token));
      token = this.#scanner.peek();
    }
    return items;
  }

  #blockMapping(start: Token): Value {
    const dict = new Map<string, Value>();
    let token = this.#next();
    while (token.kind === "key") {
      token = this.#next();
      const isEmptyKey = token.kind === "key" || token.kind === "value" || token.kind === "blockEnd";
      const merge = token.kind === "scalar" && token.plain && token.text === "<<";
      const key = isEmptyKey ? null : this.#keyOf(token, true);
      token = this.#scanner.peek();
      let value: Value = null;
      if (token.kind === "value") {
        token = this.#next();
        if (token.kind !== "key" && token.kind !== "value" && token.kind !== "blockEnd")
          value = this.#node(true, true, token);
      }
      if (merge) mergeInto(dict, value);
      else put(dict, key, value);
      token = this.#scanner.peek();
    }
    if (token.kind !== "blockEnd") this.#fail("did not find expected key", token, start);
    this.#scanner.skip();
    return dict;
  }

  #keyOf(token: Token, block: boolean): string | null {
    if (token.kind === "scalar") {
      this.#scanner.skip();
      return token.plain ? keyText(resolveScalar(token.text)) : token.text;
    }
    const key = this.#node(block, block, token);
    if (typeof key === "object" && key !== null) throw new YamlError(`yaml: invalid map key: ${goKey(key)}`);
    return keyText(key as Resolved);
  }

  #flowSequence(start: Token): Value {
    const items: Value[] = [];
    let token = this.#next();
    while (token.kind !== "flowSequenceEnd") {
      if (items.length > 0) {
        if (token.kind !== "flowEntry") this.#fail("did not find expected ',' or ']'", token, start);
        token = this.#next();
        if (token.kind === "flowSequenceEnd") break;
      }
      items.push(token.kind === "key" ? this.#flowPair() : this.#node(false, false, token));
      token = this.#scanner.peek();
    }
    this.#scanner.skip();
    return items;
  }

  /** A single pair inside of a flow sequence, `[a: b]`. */
  #flowPair(): Value {
    let token = this.#next();
    let key: string | null = null;
    if (token.kind !== "value" && token.kind !== "flowEntry" && token.kind !== "flowSequenceEnd")
      key = this.#keyOf(token, false);
    token = this.#scanner.peek();
    let value: Value = null;
    if (token.kind === "value") {
      token = this.#next();
      if (token.kind !== "flowEntry" && token.kind !== "flowSequenceEnd")
        value = this.#node(false, false, token);
    }
    const pair = new Map<string, Value>();
    put(pair, key, value);
    return pair;
  }

  #flowMapping(start: Token): Value {
    const dict = new Map<string, Value>();
    let token = this.#next();
    for (let first = true; token.kind !== "flowMappingEnd"; first = false) {
      if (!first) {
        if (token.kind !== "flowEntry") this.#fail("did not find expected ',' or '}'", token, start);
        token = this.#next();
        if (token.kind === "flowMappingEnd") break;
      }
      this.#flowEntry(dict, token);
      token = this.#scanner.peek();
    }
    this.#scanner.skip();
    return dict;
  }

  #flowEntry(dict: Map<string, Value>, start: Token): void {
    if (start.kind !== "key") {
      put(dict, this.#keyOf(start, false), null);
      return;
    }
    let token = this.#next();
    const merge = token.kind === "scalar" && token.plain && token.text === "<<";
    const isEmptyKey =
      token.kind === "value" || token.kind === "flowEntry" || token.kind === "flowMappingEnd";
    const key = isEmptyKey ? null : this.#keyOf(token, false);
    token = this.#scanner.peek();
    let value: Value = null;
    if (token.kind === "value") {
      token = this.#next();
      if (token.kind !== "flowEntry" && token.kind !== "flowMappingEnd")
        value = this.#node(false, false, token);
    }
    if (merge) mergeInto(dict, value);
    else put(dict, key, value);
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

function toValue(resolved: Resolved): Value {
  if (typeof resolved === "bigint") return Number(resolved);
  if (typeof resolved === "number" && !Number.isFinite(resolved)) {
    throw new YamlError(
      `json: unsupported value: ${Number.isNaN(resolved) ? "NaN" : resolved > 0 ? "+Inf" : "-Inf"}`,
    );
  }
  return resolved;
}

function tagged(tag: string, text: string): Value {
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

function checkedTag(tag: string, text: string): Value {
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
  return toValue(resolved);
}

function decodeBinary(text: string): string {
  const bytes = base64ToBytes(text.replace(/\s/g, ""));
  if (typeof bytes === "number") throw new YamlError("yaml: !!binary value contains invalid base64 data");
  return textOf(bytes);
}

function put(dict: Map<string, Value>, key: string | null, value: Value): void {
  if (key !== null) dict.set(key, value);
  else throw new YamlError(`unsupported map key of type: %!s(<nil>), key: <nil>, value: ${goKey(value)}`);
}

/** A key as JSON has it: a text; JSON has none for null. */
function keyText(key: Resolved): string | null {
  if (key === null) return null;
  if (typeof key === "number") {
    if (Number.isFinite(key))
      return floatText(Number.isInteger(key) ? key : Number(Math.fround(key).toPrecision(8)));
    return Number.isNaN(key) ? ".nan" : key > 0 ? ".inf" : "-.inf";
  }
  return String(key);
}

function goKey(value: Value): string {
  if (value instanceof Map) {
    const entries = Array.from(value, ([key, entry]) => `${quote(key)}:${goKey(entry)}`);
    return `map[interface {}]interface {}{${entries.join(", ")}}`;
  }
  if (Array.isArray(value)) return `[]interface {}{${value.map(goKey).join(", ")}}`;
  return value === null ? "interface {}(nil)" : typeof value === "string" ? quote(value) : String(value);
}
