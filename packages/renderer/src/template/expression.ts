import {
  type CallNode,
  defaultOf,
  type FieldNode,
  type Node,
  type SchemaNode,
  samePlace,
  shapeOf,
  type ValueNode,
} from "@chartwright/model";
import { isAscii } from "./ascii.ts";
import { fitsFloat } from "./plain.ts";
import { presenceOf } from "./presence.ts";
import { goString } from "./scalar.ts";
import type { Scope } from "./scope.ts";
import { unprintable } from "./unprintable.ts";

/** The text of an expression within an action, and whether it stands as an argument without parentheses. */
interface Printed {
  readonly text: string;
  readonly form: "atom" | "call" | "pipe";
}

const atom = (text: string): Printed => ({ text, form: "atom" });
const called = (name: string, ...args: string[]): Printed => ({
  text: [name, ...args].join(" "),
  form: "call",
});

/** An expression as it stands in `{{ … }}`. */
export function expression(node: Node, scope: Scope): string {
  return print(node, scope).text;
}

/** An expression as an argument of a function. */
export function argument(node: Node, scope: Scope): string {
  return parenthesised(print(node, scope));
}

/** An expression of which only the truth is asked. */
export function condition(node: Node, scope: Scope): string {
  return printCondition(node, scope).text;
}

function parenthesised(printed: Printed): string {
  return printed.form === "atom" ? printed.text : `(${printed.text})`;
}

function print(node: Node, scope: Scope): Printed {
  if (isDot(node, scope)) return atom(".");
  switch (node.kind) {
    case "literal":
      return atom(
        typeof node.value === "string"
          ? goString(node.value)
          : node.value === null
            ? "nil"
            : String(node.value),
      );
    case "value":
      return printValue(node, scope);
    case "builtin":
      return atom(`${dollar(scope)}.${node.object}.${node.name}`);
    case "variable":
      return atom(
        scope.variables.get(node) ?? unprintable(`the loop variable "${node.hint}" outside of its loop`),
      );
    case "field":
      return printField(node, scope);
    case "file":
      return called(`${dollar(scope)}.Files.Get`, goString(node.path));
    case "lookup": {
      const found = called(
        "lookup",
        goString(node.apiVersion),
        goString(node.objectKind),
        argument(node.namespace, scope),
        argument(node.name, scope),
      );
      return called("dig", ...node.path.map(goString), '""', parenthesised(found));
    }
    case "text":
      return printText(node.parts, scope);
    case "include":
      return called("include", goString(`${scope.chart}.${node.helper.name}`), scope.root);
    case "call":
      return printCall(node, scope);
    case "if":
      if (node.otherwise === undefined) break;
      return called(
        "ternary",
        argument(node.then, scope),
        argument(node.otherwise, scope),
        `(not (not ${parenthesised(printCondition(node.cond, scope))}))`,
      );
    case "keep":
      return called("default", emptyOf(node), argument(node.of, scope));
    case "object":
      return called(
        "dict",
        ...node.entries.flatMap(({ key, value }) => [goString(key), whole(value, scope)]),
      );
    case "list":
      return called("list", ...node.items.map((item) => whole(item, scope)));
    case "spread":
    case "each":
    case "let":
    case "lines":
    case "mapValues":
    case "merge":
    case "resource":
      break;
    default:
      node satisfies never;
  }
  return unprintable(
    `${names[node.kind] ?? node.kind} where an expression is needed; give it a field or a helper of its own`,
  );
}

const names: Readonly<Record<string, string>> = {
  each: "a loop",
  if: "a condition without an alternative",
  let: "a `bind`",
  lines: "`lines`",
  mapValues: "`mapValues`",
  merge: "`merge`",
  resource: "a resource",
  spread: "the items of a list",
};

/** A part of a mapping or list within an expression: it has to be there, whatever the values are. */
function whole(node: Node, scope: Scope): string {
  if (presenceOf(node) === "always" && node.kind !== "spread") return argument(node, scope);
  return unprintable("a field that may be left out, where an expression is needed");
}

/** What goes before `.Values` and its like. */
function dollar(scope: Scope): string {
  return scope.root === "." ? "" : "$";
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
    args.push(shape === "integer" ? `(${int64(part, scope)})` : argument(part, scope));
    return shape === "integer" ? "%d" : shape === "string" ? "%s" : "%v";
  });
  return called("printf", goString(format.join("")), ...args);
}

/** A whole number without an exponent: values from a file are float64 in Helm. */
export function int64(node: Node, scope: Scope): string {
  return `int64 ${argument(node, scope)}`;
}

function printCall(node: CallNode, scope: Scope): Printed {
  const [first, second] = node.args as [Node, Node];
  const piped = (name: string, ...rest: string[]): Printed => {
    const start = print(first, scope);
    return { text: `${start.text} | ${[name, ...rest].join(" ")}`, form: "pipe" };
  };
  const arg = (index: number) => argument(node.args[index] as Node, scope);
  switch (node.fn) {
    case "eq":
    case "ne":
    case "lt":
    case "le":
    case "gt":
    case "ge":
      return called(node.fn, ...node.args.map((each) => comparable(each, node.args, scope)));
    case "and":
    case "or":
      // Go gives back an operand; where they are not booleans, two negations make one of it.
      return node.args.every((each) => shapeOf(each) === "boolean")
        ? printCondition(node, scope)
        : called("not", `(not (${condition(node, scope)}))`);
    case "not":
    case "isEmpty":
    case "isSet":
      return printCondition(node, scope);
    case "contains":
    case "hasPrefix":
      return called(node.fn, argument(second, scope), argument(first, scope));
    case "apiAvailable":
      return called(`${dollar(scope)}.Capabilities.APIVersions.Has`, arg(0));
    case "kubeVersionMatches":
      return called("semverCompare", arg(0), `${dollar(scope)}.Capabilities.KubeVersion.Version`);
    case "hasKey":
      return called("hasKey", `(${argument(first, scope)} | default dict)`, arg(1));
    case "omit":
      if (node.args.length === 1) return print(first, scope);
      return called(
        "omit",
        `(${argument(first, scope)} | default dict)`,
        ...node.args.slice(1).map((key) => argument(key, scope)),
      );
    case "orElse":
      return piped("default", arg(1));
    case "trunc":
      // Sprig counts bytes; a regular expression counts characters.
      return isAscii(first)
        ? piped("trunc", arg(1))
        : called("regexFind", goString(`(?s)^.{0,${arg(1)}}`), arg(0));
    case "trimSuffix":
      return piped(node.fn, arg(1));
    case "replace":
      return piped("replace", arg(1), arg(2));
    case "lower":
    case "toJson":
      return piped(node.fn);
    case "sha256":
      return piped("sha256sum");
    case "base64":
      return piped("b64enc");
    case "toText":
      return shapeOf(first) === "integer" && !fitsFloat(first)
        ? { text: `${int64(first, scope)} | toString`, form: "pipe" }
        : piped("toString");
  }
  node.fn satisfies never;
  return bug(`the function ${String(node.fn)} has no text`);
}

/** Go compares numbers of one kind only, so both sides are brought to it. */
function comparable(node: Node, all: readonly Node[], scope: Scope): string {
  const shapes = all.map(shapeOf);
  if (!shapes.some((shape) => shape === "number" || shape === "integer")) return argument(node, scope);
  const kind = shapes.includes("number") ? "float64" : "int64";
  if (node.kind === "literal")
    return kind === "float64" && Number.isInteger(node.value) ? `${node.value}.0` : String(node.value);
  return `(${kind} ${argument(node, scope)})`;
}

function printCondition(node: Node, scope: Scope): Printed {
  if (node.kind === "keep") return printCondition(node.of, scope);
  if (node.kind !== "call") return print(node, scope);
  const [first] = node.args as [Node];
  const inner = () => parenthesised(printCondition(first, scope));
  switch (node.fn) {
    case "and":
    case "or":
      return called(node.fn, ...flat(node).map((each) => parenthesised(printCondition(each, scope))));
    case "not":
    case "isEmpty":
      return called("not", inner());
    case "isSet":
      return called("not", `(kindIs "invalid" ${argument(first, scope)})`);
    default:
      return print(node, scope);
  }
}

/** `and (and a b) c` is `and a b c`. */
function flat(node: CallNode): readonly Node[] {
  return node.args.flatMap((arg) => (arg.kind === "call" && arg.fn === node.fn ? flat(arg) : [arg]));
}

export function bug(what: string): never {
  throw new Error(`This is a bug in Chartwright's renderer, please report it: ${what}.`);
}
