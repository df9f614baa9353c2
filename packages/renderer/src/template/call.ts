import { type CallNode, type FunctionName, type Node, shapeOf } from "@chartwright/model";
import { isAscii } from "./ascii.ts";
import { fitsFloat } from "./plain.ts";
import { called, type Printed, parenthesised } from "./printed.ts";
import { goString } from "./scalar.ts";
import { dollar, type Scope } from "./scope.ts";

/** How expressions are printed, for what prints the arguments of a function. */
export interface Printer {
  print(node: Node, scope: Scope): Printed;
  argument(node: Node, scope: Scope): string;
  exactArgument(node: Node, scope: Scope): string;
}

type CallText = (node: CallNode, scope: Scope, by: Printer) => Printed;

/** The arguments of a call, printed. */
function args(node: CallNode, scope: Scope, by: Printer): readonly string[] {
  return node.args.map((arg) => by.argument(arg, scope));
}

/** The first argument, through a function that takes the others. */
function piped(name: string, node: CallNode, scope: Scope, by: Printer): Printed {
  const [first, ...others] = node.args as readonly [Node, ...Node[]];
  const rest = others.map((arg) => by.argument(arg, scope));
  return { text: `${by.print(first, scope).text} | ${[name, ...rest].join(" ")}`, form: "pipe" };
}

const pipe = (name: string): CallText => {
  return (node, scope, by) => piped(name, node, scope, by);
};

const comparison: CallText = (node, scope, by) =>
  called(node.fn, ...node.args.map((each) => comparable(each, node.args, scope, by)));

/** Go gives back an operand; where they are not booleans, two negations make one of it. */
const connective: CallText = (node, scope, by) => {
  const asked = printCondition(node, scope, by);
  return node.args.every((each) => shapeOf(each) === "boolean")
    ? asked
    : called("not", `(not (${asked.text}))`);
};

/** Sprig takes what is looked for first. */
const search: CallText = (node, scope, by) => called(node.fn, ...args(node, scope, by).toReversed());

/** The functions of the algebra, as Helm's templates have them. */
export const callTexts: Readonly<Record<FunctionName, CallText>> = {
  eq: comparison,
  ne: comparison,
  lt: comparison,
  le: comparison,
  gt: comparison,
  ge: comparison,
  and: connective,
  or: connective,
  not: printCondition,
  isEmpty: printCondition,
  isSet: printCondition,
  isText: (node, scope, by) => called("kindIs", '"string"', ...args(node, scope, by)),
  contains: search,
  hasPrefix: search,
  apiAvailable: (node, scope, by) =>
    called(`${dollar(scope)}.Capabilities.APIVersions.Has`, ...args(node, scope, by)),
  kubeVersionMatches: (node, scope, by) =>
    called("semverCompare", ...args(node, scope, by), `${dollar(scope)}.Capabilities.KubeVersion.Version`),
  hasKey: (node, scope, by) => {
    const [mapping, key = ""] = args(node, scope, by);
    return called("hasKey", `(${mapping} | default dict)`, key);
  },
  omit: (node, scope, by) => {
    const [mapping, ...keys] = args(node, scope, by);
    if (keys.length === 0) return by.print(node.args[0] as Node, scope);
    return called("omit", `(${mapping} | default dict)`, ...keys);
  },
  orElse: pipe("default"),
  // Sprig counts bytes; a regular expression counts characters.
  trunc: (node, scope, by) => {
    if (isAscii(node.args[0] as Node)) return piped("trunc", node, scope, by);
    const [text = "", length] = args(node, scope, by);
    return called("regexFind", goString(`(?s)^.{0,${length}}`), text);
  },
  trimSuffix: pipe("trimSuffix"),
  replace: pipe("replace"),
  lower: pipe("lower"),
  toJson: (node, scope, by) => {
    const [first] = node.args as [Node];
    const exact = by.exactArgument(first, scope);
    return exact === by.argument(first, scope) ? piped("toJson", node, scope, by) : called("toJson", exact);
  },
  toYaml: (node, scope, by) =>
    called("printf", goString("%s\n"), `(${toYaml(node, scope, by)} | trimAll ${goString("\n")})`),
  tpl: (node, scope, by) => called("tpl", ...args(node, scope, by), scope.root),
  random: (node, scope, by) => called("randAlphaNum", ...args(node, scope, by)),
  sha256: pipe("sha256sum"),
  base64: pipe("b64enc"),
  toText: (node, scope, by) => {
    const [first] = node.args as [Node];
    if (shapeOf(first) !== "integer" || fitsFloat(first)) return piped("toString", node, scope, by);
    return { text: `int64 ${by.argument(first, scope)} | toString`, form: "pipe" };
  },
};

/** A value as YAML, as it stands in a block of text: without the line break at its end. */
export function toYaml(node: CallNode, scope: Scope, by: Printer): string {
  const [of] = node.args as [Node];
  return of.kind === "include"
    ? `${by.print(of, scope).text} | toYaml`
    : `toYaml ${by.exactArgument(of, scope)}`;
}

/** Go compares numbers of one kind only, so both sides are brought to it. */
function comparable(node: Node, all: readonly Node[], scope: Scope, by: Printer): string {
  const shapes = all.map((each) => shapeOf(each));
  if (!shapes.some((shape) => shape === "number" || shape === "integer")) return by.argument(node, scope);
  const kind = shapes.includes("number") ? "float64" : "int64";
  if (node.kind === "literal")
    return kind === "float64" && Number.isInteger(node.value) ? `${node.value}.0` : String(node.value);
  return `(${kind} ${by.argument(node, scope)})`;
}

/** An expression of which only the truth is asked. */
export function printCondition(node: Node, scope: Scope, by: Printer): Printed {
  if (node.kind === "keep") return printCondition(node.of, scope, by);
  if (node.kind !== "call") return by.print(node, scope);
  const [first] = node.args as [Node];
  const inner = (each: Node) => parenthesised(printCondition(each, scope, by));
  if (node.fn === "and" || node.fn === "or") return called(node.fn, ...flat(node).map(inner));
  if (node.fn === "not" || node.fn === "isEmpty") return called("not", inner(first));
  if (node.fn === "isSet") return called("not", `(kindIs "invalid" ${by.argument(first, scope)})`);
  return by.print(node, scope);
}

/** `and (and a b) c` is `and a b c`. */
function flat(node: CallNode): readonly Node[] {
  return node.args.flatMap((arg) => (arg.kind === "call" && arg.fn === node.fn ? flat(arg) : [arg]));
}
