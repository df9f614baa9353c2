import { HelmError } from "../errors.ts";
import type { HelmMajor } from "../functions/table.ts";
import { readJson } from "../json/read.ts";
import { JsonError } from "../json/write.ts";
import { int64, wrapInt } from "../value/int.ts";
import { typeOf } from "../value/kind.ts";
import { type Dict, isDict, isList, type List, type Value } from "../value/value.ts";

const maxIndex = 65_536;
const maxNested = 30;

/** What the value of a `--set…` flag becomes. */
export type ReadValue = (text: string) => Value;

/** `--set`: true, false, null and integers by what they look like. */
export function typedValue(text: string): Value {
  switch (text.toLowerCase()) {
    case "true":
      return true;
    case "false":
      return false;
    case "null":
      return null;
    case "0":
      return int64(0);
    default:
  }
  if (!/^[+-]?[0-9]+$/.test(text) || text.startsWith("0")) return text;
  const value = BigInt(text.replace(/^\+/, ""));
  if (value >= 1n << 63n || value < -(1n << 63n)) return text;
  return Number.isSafeInteger(Number(value)) ? int64(Number(value)) : wrapInt("int64", value);
}

/** The end of the text, which ends the parsing without an error. */
const end = Symbol("end");
type Outcome = typeof end | undefined;

/**
 * Writes what a `--set`, `--set-string` or `--set-file` flag says into values.
 *
 * @example
 * parseSet("a.b[0]=1,c={x,y}", values, typedValue, 4);
 */
export function parseSet(text: string, values: Dict, read: ReadValue, helm: HelmMajor): void {
  run(new SetParser(text, read, "usual", helm), values);
}

/** As {@link parseSet} for `--set-json`. */
export function parseSetJson(text: string, values: Dict, helm: HelmMajor): void {
  run(new SetParser(text, (part) => part, "json", helm), values);
}

/** As {@link parseSet} for `--set-literal`: all after the first `=` is text. */
export function parseSetLiteral(text: string, values: Dict, helm: HelmMajor): void {
  run(new SetParser(text, (part) => part, "literal", helm), values);
}

function run(parser: SetParser, values: Dict): void {
  while (parser.key(values, 0) !== end);
}

/** Where a value is of another type than what a key needs: Go's panic, which Helm catches. */
function refuseType(found: Value, wanted: string): never {
  const type = found === null ? "nil" : typeOf(found);
  return refuse(`unable to parse key: interface conversion: interface {} is ${type}, not ${wanted}`);
}

function refuse(message: string): never {
  throw new HelmError("CW6002", message);
}

class SetParser {
  readonly #characters: readonly string[];
  readonly #read: ReadValue;
  readonly #form: "usual" | "json" | "literal";
  readonly #helm: HelmMajor;
  #at = 0;

  constructor(text: string, read: ReadValue, form: "usual" | "json" | "literal", helm: HelmMajor) {
    this.#characters = Array.from(text);
    this.#read = read;
    this.#form = form;
    this.#helm = helm;
  }

  /** Text up to one of the stops; a backslash makes the next character plain. */
  #until(stops: string): { text: string; stop: string | undefined } {
    let text = "";
    for (;;) {
      const character = this.#characters[this.#at++];
      if (character === undefined || stops.includes(character)) return { text, stop: character };
      if (character !== "\\" || this.#form === "literal") text += character;
      else {
        const next = this.#characters[this.#at++];
        if (next === undefined) return { text, stop: undefined };
        text += next;
      }
    }
  }

  key(values: Dict, depth: number): Outcome {
    const { text, stop } = this.#until(this.#form === "literal" ? "=[." : "=[,.");
    switch (stop) {
      case undefined:
        return text === "" ? end : refuse(`key ${JSON.stringify(text)} has no value`);
      case "[": {
        const index = this.#index();
        if (index === end) return end;
        const list = values.has(text) ? (values.get(text) as Value) : [];
        if (!isList(list)) return refuseType(list, "[]interface {}");
        const { items, outcome } = this.#item(list, index, depth);
        set(values, text, items);
        return outcome;
      }
      case ",":
        set(values, text, "");
        return refuse(`key ${JSON.stringify(text)} has no value (cannot end with ,)`);
      case ".":
        return this.#inner(values, text, depth + 1);
      default:
        return this.#value((value) => set(values, text, value));
    }
  }

  #inner(values: Dict, name: string, depth: number): Outcome {
    if (depth > maxNested)
      refuse(`value name nested level is greater than maximum supported nested level of ${maxNested}`);
    const before = values.has(name) ? values.get(name) : new Map();
    if (!isDict(before)) return refuseType(before, "map[string]interface {}");
    const inner = before;
    const outcome = this.key(inner, depth);
    if (inner.size === 0 && outcome !== end) refuse(`key map ${JSON.stringify(name)} has no value`);
    if (inner.size > 0) set(values, name, inner);
    return outcome;
  }

  #value(put: (value: Value) => void): Outcome {
    if (this.#form === "json") return this.#json(put);
    if (this.#form === "literal") {
      put(this.#until("").text);
      return undefined;
    }
    if (this.#at >= this.#characters.length) {
      put("");
      return end;
    }
    if (this.#characters[this.#at] === "{") {
      this.#at++;
      put(this.#list());
      return undefined;
    }
    put(this.#read(this.#until(",").text));
    return undefined;
  }

  #list(): Value[] {
    const list: Value[] = [];
    for (;;) {
      const { text, stop } = this.#until(",}");
      if (stop === undefined) refuse("list must terminate with '}'");
      list.push(this.#read(text));
      if (stop === "}") {
        if (this.#characters[this.#at] === ",") this.#at++;
        return list;
      }
    }
  }

  #json(put: (value: Value) => void): Outcome {
    if (this.#skipsEmpty()) {
      put(null);
      return undefined;
    }
    const rest = this.#characters.slice(this.#at).join("");
    const length = jsonLength(rest);
    try {
      put(readJson(rest.slice(0, length)));
    } catch (error) {
      if (error instanceof JsonError) refuse(error.message);
      throw error;
    }
    this.#at += Array.from(rest.slice(0, length)).length;
    this.#skipsEmpty();
    return undefined;
  }

  /** Steps over spaces and a comma; whether there was no value. */
  #skipsEmpty(): boolean {
    for (;;) {
      const character = this.#characters[this.#at];
      if (character === undefined) return true;
      if (character === ",") {
        this.#at++;
        return true;
      }
      if (!/\s/.test(character)) return false;
      this.#at++;
    }
  }

  /** Helm 4 takes an index without an end for the end of everything. */
  #index(): number | typeof end {
    const { text, stop } = this.#until("]");
    if (stop === undefined) return this.#helm === 4 ? end : refuse("error parsing index: EOF");
    if (!/^[+-]?\d+$/.test(text))
      refuse(`error parsing index: strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`);
    return Number(text);
  }

  #item(list: List, index: number, depth: number): { items: List; outcome: Outcome } {
    if (index < 0) refuse(`negative ${index} index not allowed`);
    const { text, stop } = this.#until("[.=");
    if (text !== "") refuse(`unexpected data at end of array index: ${JSON.stringify(text)}`);
    const ended = { items: list, outcome: end } as const;
    if (stop === undefined) return ended;
    if (stop === "=") {
      let items = list;
      this.#value((value) => {
        items = withItem(list, index, value);
      });
      return { items, outcome: undefined };
    }
    const before = list[index] ?? null;
    if (stop === "[") {
      const next = this.#index();
      if (next === end) return ended;
      if (before !== null && !isList(before)) refuseType(before, "[]interface {}");
      const inner = this.#item((before ?? []) as List, next, depth);
      return inner.outcome === end
        ? ended
        : { items: withItem(list, index, inner.items), outcome: undefined };
    }
    const inner: Dict = isDict(before) ? before : new Map();
    if (index < list.length) list[index] = inner;
    return this.key(inner, depth) === end
      ? ended
      : { items: withItem(list, index, inner), outcome: undefined };
  }
}

function set(values: Dict, key: string, value: Value): void {
  if (key !== "") values.set(key, value);
}

function withItem(list: List, index: number, value: Value): List {
  if (index > maxIndex) refuse(`index of ${index} is greater than maximum supported index of ${maxIndex}`);
  const items = Array.from(list);
  while (items.length <= index) items.push(null);
  items[index] = value;
  return items;
}

/** Where the first JSON value of a text ends. */
function jsonLength(text: string): number {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (inText) {
      if (character === "\\") at++;
      else if (character === '"') {
        inText = false;
        if (depth === 0) return at + 1;
      }
    } else if (character === '"') inText = true;
    else if ("{[".includes(character)) depth++;
    else if ("}]".includes(character)) {
      depth--;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && /[,\s]/.test(character)) return at;
  }
  return text.length;
}
