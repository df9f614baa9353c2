import type { Value } from "../value/value.ts";
import { checkText } from "./check-text.ts";
import { goKey, keyText, Values } from "./construct.ts";
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
  checkText(text);
  return new Reader(text).document();
}

const pending = Symbol("pending");

class Reader {
  readonly #scanner: Scanner;
  readonly #anchors: Map<string, Value | typeof pending> = new Map();
  #aliased = 0;
  #depth = 0;
  readonly #values: Values = new Values();

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
    this.#values.check();
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
      return token.plain ? this.#values.plain(resolveScalar(token.text)) : token.text;
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
            ? this.#values.plain(resolveScalar(token.text))
            : token.text
          : this.#values.tagged(tag, token.text);
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
    if (tag !== undefined) return this.#values.tagged(tag, "");
    if (anchored) return null;
    this.#fail("did not find expected node content", token, start);
  }

  #alias(token: Token): Value {
    const value = this.#anchors.get(token.text);
    if (value === undefined && !this.#anchors.has(token.text)) {
      throw new YamlError(`yaml: unknown anchor '${token.text}' referenced`);
    }
    this.#scanner.skip();
    if (value === pending) {
      this.#values.refuse(`yaml: anchor '${token.text}' value contains itself`);
      return null;
    }
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
      if (merge) this.#values.merge(dict, value);
      else this.#values.put(dict, key, value);
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
    if (typeof key === "object" && key !== null) {
      this.#values.refuse(`yaml: invalid map key: ${goKey(key)}`);
      return "";
    }
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
    this.#values.put(pair, key, value);
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
      this.#values.put(dict, this.#keyOf(start, false), null);
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
    if (merge) this.#values.merge(dict, value);
    else this.#values.put(dict, key, value);
  }
}
