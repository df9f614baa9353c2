import {
  byKind,
  type CallNode,
  defaultOf,
  type FieldNode,
  type Node,
  type SchemaNode,
  samePlace,
  shapeOf,
  type ValueNode,
  type Walk,
} from "@chartwright/model";
import { presenceOf } from "../lower/presence.ts";
import { callTexts, type Printer, printCondition, toYaml } from "./call.ts";
import { atom, called, type Printed, parenthesised } from "./printed.ts";
import { goString } from "./scalar.ts";
import { dollar, type Scope } from "./scope.ts";
import { unprintable } from "./unprintable.ts";

/** An expression as it stands in `{{ … }}`. */
export function expression(node: Node, scope: Scope): string {
  return print(node, scope).text;
}

/** An expression as an argument of a function. */
export function argument(node: Node, scope: Scope): string {
  return parenthesised(print(node, scope));
}

/** An argument of a function that tells what is missing from what is empty: a loop's item may lack a field. */
export function exactArgument(node: Node, scope: Scope): string {
  const isLoose = node.kind === "field" && !isDot(node, scope) && isEmptyData(node.schema.default);
  return isLoose ? `(${argument(node, scope)} | default ${emptyOf(node)})` : argument(node, scope);
}

/** An expression of which only the truth is asked. */
export function condition(node: Node, scope: Scope): string {
  return printCondition(node, scope, printer).text;
}

export function print(node: Node, scope: Scope): Printed {
  return isDot(node, scope) ? atom(".") : printAway(node, scope);
}

/** An expression that the dot does not stand for. */
const printAway: Walk<Printed, Scope> = byKind({
  literal: ({ value }) =>
    atom(typeof value === "string" ? goString(value) : value === null ? "nil" : String(value)),
  value: printValue,
  builtin: ({ object, name }, scope) => atom(`${dollar(scope)}.${object}.${name}`),
  variable: (node, scope) =>
    atom(scope.variables.get(node) ?? unprintable(`the loop variable "${node.hint}" outside of its loop`)),
  field: printField,
  file: ({ path }, scope) => called(`${dollar(scope)}.Files.Get`, goString(path)),
  lookup: ({ apiVersion, objectKind, namespace, name, path }, scope) => {
    const object = [argument(namespace, scope), argument(name, scope)];
    const found = called("lookup", goString(apiVersion), goString(objectKind), ...object);
    return called("dig", ...path.map(goString), '""', parenthesised(found));
  },
  text: ({ parts }, scope) => printText(parts, scope),
  include: (node, scope) => {
    if (shapeOf(node) !== "object") return included(node, scope);
    return { text: `${included(node, scope).text} | ${asData(node.helper.body)}`, form: "pipe" };
  },
  raw: (node, scope) => ({ text: printRaw(node, scope), form: "pipe" }),
  call: (node, scope) => callTexts[node.fn](node, scope, printer),
  if: ({ cond, then, otherwise }, scope) => {
    if (otherwise === undefined) return noExpression("a condition without an alternative");
    return called("ternary", argument(then, scope), argument(otherwise, scope), truth(cond, scope));
  },
  keep: ({ of }, scope) => called("default", emptyOf(of), argument(of, scope)),
  object: ({ entries }, scope) =>
    called("dict", ...entries.flatMap(({ key, value }) => [goString(key), whole(value, scope)])),
  list: ({ items }, scope) => called("list", ...items.map((item) => whole(item, scope))),
  each: () => noExpression("a loop"),
  let: () => noExpression("a `bind`"),
  lines: () => noExpression("`lines`"),
  mapValues: () => noExpression("`mapValues`"),
  merge: () => noExpression("`merge`"),
  resource: () => noExpression("a resource"),
  spread: () => noExpression("the items of a list"),
});

function noExpression(what: string): never {
  return unprintable(`${what} where an expression is needed; give it a field or a helper of its own`);
}

/** The argument of `toYaml` as YAML: see {@link toYaml}. */
export function asYaml(node: CallNode, scope: Scope): string {
  return toYaml(node, scope, printer);
}

const printer: Printer = { print, argument, exactArgument };

/** A condition as a boolean, which `ternary` wants. */
function truth(cond: Node, scope: Scope): string {
  const asked = parenthesised(printCondition(cond, scope, printer));
  // Go's `and` and `or` give an operand back, whatever it is.
  const isBoolean =
    cond.kind === "call"
      ? !["and", "or"].includes(cond.fn)
      : cond.kind === "value" && shapeOf(cond) === "boolean";
  return isBoolean && shapeOf(cond) === "boolean" ? asked : `(not (not ${asked}))`;
}

/** A named template, called: its text. */
export function included(node: Node & { kind: "include" }, scope: Scope): Printed {
  return called("include", goString(`${node.helper.chart ?? scope.chart}.${node.helper.name}`), scope.root);
}

/** A block of text at the end of YAML keeps its last line break only where the text does. */
function asData(body: Node): string {
  return endsInBlock(body) ? 'printf "%s\\n" | fromYaml' : "fromYaml";
}

function endsInBlock(node: Node): boolean {
  if (node.kind === "object") return node.entries.slice(-1).some(({ value }) => endsInBlock(value));
  const shape = shapeOf(node);
  if (shape === "string") return !["value", "builtin", "text"].includes(node.kind);
  return shape === "object" || shape === "list" || shape === "any";
}

function printRaw({ parts }: Node & { kind: "raw" }, scope: Scope): string {
  const printed = parts.map((part) => {
    if (typeof part === "string") return part;
    return shapeOf(part) === "integer" ? `(int64 ${argument(part, scope)})` : exactArgument(part, scope);
  });
  return printed.join("").trim();
}

/** A part of a mapping or list within an expression: it has to be there, whatever the values are. */
function whole(node: Node, scope: Scope): string {
  if (presenceOf(node) === "always" && node.kind !== "spread") return argument(node, scope);
  return unprintable("a field that may be left out, where an expression is needed");
}

function path(start: string, names: readonly string[]): string {
  // A name with other characters is reached by `index`, which is nil-safe as the dot is.
  if (names.every((name) => /^[A-Za-z_]\w*$/.test(name)))
    return [start === "." ? "" : start, ...names].join(".");
  return `(index ${start} ${names.map(goString).join(" ")})`;
}

/**
 * A field of what is not at a fixed place: Helm lays no defaults under a loop's items, so that it, or what holds it,
 * may be missing.
 */
function printField(node: FieldNode, scope: Scope): Printed {
  const names = [node.name];
  let of = node.of;
  for (; of.kind === "field" && !isDot(of, scope); of = of.of) names.unshift(of.name);
  const { default: fallback } = node.schema;
  if (names.length === 1 && (fallback === undefined || isEmptyData(fallback)))
    return atom(path(argument(of, scope), names));
  return dig(names, node, argument(of, scope));
}

/** A value. Those of a subchart are there only while it is enabled. */
function printValue(node: ValueNode, scope: Scope): Printed {
  const values = `${dollar(scope)}.Values`;
  if (node.subchart === undefined) return atom(path(values, node.path));
  return dig(node.path.slice(node.subchart), node, path(values, node.path.slice(0, node.subchart)));
}

/** What stands below `of`, or its default where that, or what leads there, is missing. */
function dig(names: readonly string[], node: Node & { readonly schema: SchemaNode }, of: string): Printed {
  const fallback = defaultOf(node.schema);
  return called("dig", ...names.map(goString), isEmptyData(fallback) ? emptyOf(node) : data(fallback), of);
}

function isEmptyData(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

/** Data of the author's as an argument. */
function data(value: unknown): string {
  if (value === undefined || value === null) return "nil";
  if (typeof value === "string") return goString(value);
  if (typeof value !== "object") return String(value);
  return `(${goString(JSON.stringify(value))} | ${Array.isArray(value) ? "fromJsonArray" : "fromJson"})`;
}

function emptyOf(node: Node): string {
  return shapeOf(node) === "list" ? "list" : "dict";
}

function isDot(node: Node, scope: Scope): boolean {
  return scope.dot !== undefined && samePlace(node, scope.dot);
}

function printText(parts: readonly (string | Node)[], scope: Scope): Printed {
  const [only] = parts;
  if (parts.length === 0) return atom('""');
  if (parts.length === 1 && typeof only === "string") return atom(goString(only));
  if (parts.length === 1 && typeof only === "object" && shapeOf(only) === "string") return print(only, scope);
  const args: string[] = [];
  const format = parts.map((part) => {
    if (typeof part === "string") return part.replaceAll("%", "%%");
    const shape = shapeOf(part);
    if (shape === "any")
      return unprintable("a value of several types within a text (use `toJson`, or declare one type)");
    args.push(shape === "integer" ? `(int64 ${argument(part, scope)})` : argument(part, scope));
    return shape === "integer" ? "%d" : shape === "string" ? "%s" : "%v";
  });
  return called("printf", goString(format.join("")), ...args);
}

/** A whole number without an exponent: values from a file are float64 in Helm. */
export function int64(node: Node, scope: Scope): string {
  return `int64 ${argument(node, scope)}`;
}
