import { printPointed, printValue } from "../format/print-value.ts";
import { sprint, sprintf, sprintln } from "../format/printf.ts";
import { missingEntry } from "../template/access.ts";
import { FunctionError } from "../template/errors.ts";
import { type FunctionTable, fn, type TemplateFunction } from "../template/function-type.ts";
import { isNil } from "../value/equal.ts";
import { Int, int } from "../value/int.ts";
import { isTrue, typeOf } from "../value/kind.ts";
import { byteLength, bytesOf, compareText } from "../value/text.ts";
import { GoObject, isDict, isList, type Value } from "../value/value.ts";

type BasicKind = "bool" | "int" | "uint" | "float" | "string" | undefined;

function basicKind(value: Value): BasicKind {
  switch (typeof value) {
    case "string":
      return "string";
    case "number":
      return "float";
    case "boolean":
      return "bool";
    default:
      if (!(value instanceof Int)) return undefined;
      return value.type.startsWith("uint") ? "uint" : "int";
  }
}

/** Go's `eq` of two values. */
function equal(a: Value, b: Value): boolean {
  const x = a ?? undefined;
  const y = b ?? undefined;
  const kind = basicKind(x);
  const other = basicKind(y);
  if (kind !== other) {
    if ((kind === "int" && other === "uint") || (kind === "uint" && other === "int")) {
      return (x as Int).value === (y as Int).value;
    }
    if (x === undefined || y === undefined) return false;
    throw new FunctionError(`incompatible types for comparison: ${typeOf(x)} and ${typeOf(y)}`);
  }
  if (kind === undefined) return equalCompounds(x, y);
  return x instanceof Int ? x.value === (y as Int).value : x === y;
}

function equalCompounds(x: Value, y: Value): boolean {
  if (x === undefined || y === undefined) return isNilLike(x) === isNilLike(y);
  const bothLists = isSlice(x) && isSlice(y);
  if (!bothLists && !(isDict(x) && isDict(y)) && !(x instanceof GoObject && y instanceof GoObject)) {
    throw new FunctionError(
      `non-comparable types ${sprintf("%s", [x])}: ${typeOf(x)}, ${typeOf(y)}: ${printValue(y)}`,
    );
  }
  if (isNil(x) || isNil(y)) return isNil(x) === isNil(y);
  if (bothLists || isDict(y))
    throw new FunctionError(`non-comparable type ${sprintf("%s", [y])}: ${typeOf(y)}`);
  return x === y;
}

function isSlice(value: Value): boolean {
  return isList(value) || value instanceof Uint8Array;
}

function isNilLike(value: Value): boolean {
  return value === undefined || isNil(value);
}

function less(x: Value, y: Value): boolean {
  const kind = basicKind(x);
  const other = basicKind(y);
  if (kind === undefined || other === undefined) throw new FunctionError("invalid type for comparison");
  if (kind !== other) {
    if ((kind === "int" || kind === "uint") && (other === "int" || other === "uint"))
      return (x as Int).value < (y as Int).value;
    throw new FunctionError(`incompatible types for comparison: ${typeOf(x)} and ${typeOf(y)}`);
  }
  if (kind === "bool") throw new FunctionError("invalid type for comparison");
  if (kind === "string") return compareText(x as string, y as string) < 0;
  return x instanceof Int ? x.value < (y as Int).value : (x as number) < (y as number);
}

function lessOrEqual(x: Value, y: Value): boolean {
  return less(x, y) || equal(x, y);
}

function indexArgument(index: Value, length: number): number {
  if (index === null || index === undefined) throw new FunctionError("cannot index slice/array with nil");
  if (!(index instanceof Int)) throw new FunctionError(`cannot index slice/array with type ${typeOf(index)}`);
  if (index.value < 0 || index.value > length) throw new FunctionError(`index out of range: ${index}`);
  return index.number;
}

function indexOnce(item: Value, index: Value): Value {
  if (isDict(item)) {
    if (index === null || index === undefined)
      throw new FunctionError("value is nil; should be of type string");
    if (typeof index !== "string")
      throw new FunctionError(`value has type ${typeOf(index)}; should be string`);
    const value = item.get(index);
    return value === undefined ? missingEntry(item) : value;
  }
  if (isList(item)) {
    const at = indexArgument(index, item.length);
    if (at >= item.length) throw new FunctionError(`reflect: slice index out of range`);
    return item[at];
  }
  if (typeof item === "string" || item instanceof Uint8Array) {
    const bytes = typeof item === "string" ? bytesOf(item) : item;
    const at = indexArgument(index, bytes.length);
    if (at >= bytes.length)
      throw new FunctionError(`reflect: ${typeof item === "string" ? "string" : "slice"} index out of range`);
    return new Int("uint8", bytes[at] as number);
  }
  if (item === null || item === undefined) throw new FunctionError("index of nil pointer");
  throw new FunctionError(`can't index item of type ${typeOf(item).replace("*", "")}`);
}

function length(item: Value): Value {
  if (typeof item === "string") return int(byteLength(item));
  if (isList(item) || item instanceof Uint8Array) return int(item.length);
  if (isDict(item)) return int(item.size);
  if (item === null) throw new FunctionError("len of nil pointer");
  if (item === undefined) throw new FunctionError("reflect: call of reflect.Value.Type on zero Value");
  throw new FunctionError(`len of type ${typeOf(item)}`);
}

const htmlEscapes: Readonly<Record<string, string>> = {
  "\0": "\ufffd",
  '"': "&#34;",
  "'": "&#39;",
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
};

function escapeHtml(text: string): string {
  return text.replace(/[\0"'&<>]/g, (character) => htmlEscapes[character] as string);
}

const jsEscapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "'": "\\'",
  '"': '\\"',
  "<": "\\u003C",
  ">": "\\u003E",
  "&": "\\u0026",
  "=": "\\u003D",
};

function escapeJs(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[\\'"<>&=\0-\x1f\x7f-\x9f\xad\u2028\u2029]/g, (character) => {
    return (
      jsEscapes[character] ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`
    );
  });
}

function escapeQuery(text: string): string {
  let out = "";
  for (const byte of bytesOf(text)) {
    const character = String.fromCharCode(byte);
    if (/[A-Za-z0-9_.~-]/.test(character)) out += character;
    else out += character === " " ? "+" : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return out;
}

/** The operands of `html`, `js` and `urlquery`: a single text is taken as it is. */
function textOfAll(args: readonly Value[]): string {
  if (args.length === 1 && typeof args[0] === "string") return args[0];
  const given = args.map((arg) => arg ?? "<no value>");
  return sprint(
    given.map((arg) => (arg instanceof GoObject ? printPointed(arg) : arg)),
    given,
  );
}

function builtin(declared: TemplateFunction): TemplateFunction {
  return { ...declared, builtin: true };
}

/** The functions that Go's text/template brings. */
export const builtins: FunctionTable = {
  and: builtin(fn("value value...", () => undefined)),
  or: builtin(fn("value value...", () => undefined)),
  not: fn("value", (value: Value) => !isTrue(value)),
  eq: fn("value value...", (first: Value, ...rest: Value[]) => {
    if (rest.length === 0) throw new FunctionError("missing argument for comparison");
    return rest.some((other) => equal(first, other));
  }),
  ne: fn("value value", (a: Value, b: Value) => !equal(a, b)),
  lt: fn("value value", (a: Value, b: Value) => less(a, b)),
  le: fn("value value", (a: Value, b: Value) => lessOrEqual(a, b)),
  gt: fn("value value", (a: Value, b: Value) => !lessOrEqual(a, b)),
  ge: fn("value value", (a: Value, b: Value) => !less(a, b)),
  index: fn("value value...", (item: Value, ...indexes: Value[]) => {
    if (item === null || item === undefined) throw new FunctionError("index of untyped nil");
    let found: Value = item;
    for (const index of indexes) found = indexOnce(found, index);
    return found;
  }),
  len: fn("value", length),
  print: fn("any...", (...args: Value[]) => sprint(args)),
  printf: fn("string any...", (format: string, ...args: Value[]) => sprintf(format, args)),
  println: fn("any...", (...args: Value[]) => sprintln(args)),
  html: fn("any...", (...args: Value[]) => escapeHtml(textOfAll(args))),
  js: fn("any...", (...args: Value[]) => escapeJs(textOfAll(args))),
  urlquery: fn("any...", (...args: Value[]) => escapeQuery(textOfAll(args))),
  call: builtin(fn("value value...", () => undefined)),
};
