import { type Code, call, data, text } from "../code/code.ts";
import type { Lifted } from "./scope.ts";
import { unliftable } from "./unliftable.ts";

type Make = (args: readonly Lifted[]) => Lifted;

function textual(value: Lifted | undefined): Code {
  if (value?.type === "string") return value.code;
  return unliftable("a function of texts on something else");
}

function number(value: Lifted | undefined): number {
  const plain = value?.code.kind === "data" ? value.code.value : undefined;
  return typeof plain === "number" ? plain : unliftable("a number that is not written out");
}

function literalText(value: Lifted | undefined): string {
  const plain = value?.code.kind === "data" ? value.code.value : undefined;
  return typeof plain === "string" ? plain : unliftable("a text that is not written out");
}

const string = (code: Code): Lifted => ({ code, type: "string" });
const boolean = (code: Code): Lifted => ({ code, type: "boolean" });
const codes = (args: readonly Lifted[]) => args.map(({ code }) => code);

function quoted([value]: readonly Lifted[]): Lifted {
  if (value === undefined) unliftable("quote of nothing");
  if (value.type === "string") return value;
  if (value.type === "unknown" && value.shape !== undefined) {
    value.shape.field = stringField;
    return { ...value, type: "string" };
  }
  if (["integer", "number", "boolean"].includes(value.type)) return string(call("toText", value.code));
  return unliftable("quote of a list or mapping");
}

const stringField = {
  type: "string",
  code: call("v.string"),
  empty: undefined,
  takes: (value: unknown) => typeof value === "string",
} as const;

const swapped = { eq: "eq", ne: "ne", lt: "gt", gt: "lt", le: "ge", ge: "le" } as const;

function compared(fn: keyof typeof swapped): Make {
  return ([a, b]) => {
    if (a === undefined || b === undefined) unliftable(`${fn} of one`);
    const [first, second] = a.code.kind === "data" ? [b, a] : [a, b];
    if (first.code.kind === "data") unliftable(`${fn} of two texts`);
    if (first.type === "unknown" && first.shape !== undefined && second.type === "string")
      first.shape.field = stringField;
    else if (first.type !== second.type) unliftable(`${fn} of two types`);
    return boolean(call(first === a ? fn : swapped[fn], first.code, second.code));
  };
}

function condition(value: Lifted): Code {
  return value.code.kind === "data" ? unliftable("a condition that is always the same") : value.code;
}

function whole([value]: readonly Lifted[]): Lifted {
  return value?.type === "integer" ? value : unliftable("int of what is no whole number");
}

function indented([depth, value]: readonly Lifted[]): Lifted {
  if (value?.isYaml !== true) unliftable("nindent of what is no YAML of a value");
  return { ...value, indent: number(depth) };
}

/** What functions of templates are in the model; their arguments stand as in a template, the piped one last. */
export const functions: Readonly<Record<string, Make>> = {
  quote: quoted,
  squote: quoted,
  toString: quoted,
  int: whole,
  int64: whole,
  default: ([fallback, value]) => {
    if (fallback === undefined || value === undefined) unliftable("default of nothing");
    if (value.shape !== undefined && value.type === "unknown" && fallback.type === "string")
      value.shape.field = stringField;
    else if (value.type !== fallback.type) unliftable("default of two types");
    return { code: call("orElse", value.code, fallback.code), type: fallback.type };
  },
  trunc: ([length, value]) => string(call("trunc", textual(value), data(number(length)))),
  trimSuffix: ([suffix, value]) => string(call("trimSuffix", textual(value), data(literalText(suffix)))),
  replace: ([from, to, value]) =>
    string(call("replace", textual(value), data(literalText(from)), data(literalText(to)))),
  b64enc: ([value]) => string(call("base64", textual(value))),
  sha256sum: ([value]) => string(call("sha256", textual(value))),
  toJson: ([value]) => string(call("toJson", value?.code ?? unliftable("toJson of nothing"))),
  printf: ([format, ...args]) => printf(literalText(format), args),
  not: ([value]) => boolean(call("not", condition(value ?? unliftable("not of nothing")))),
  empty: ([value]) => boolean(call("isEmpty", condition(value ?? unliftable("empty of nothing")))),
  and: (args) => boolean(call("and", ...args.map(condition))),
  or: (args) => boolean(call("or", ...args.map(condition))),
  eq: compared("eq"),
  ne: compared("ne"),
  lt: compared("lt"),
  le: compared("le"),
  gt: compared("gt"),
  ge: compared("ge"),
  contains: ([part, whole]) =>
    boolean(call("contains", ...codes([whole, part].map((each) => each ?? unliftable("contains of one"))))),
  toYaml: ([value]) => {
    if (value?.shape === undefined) unliftable("toYaml of what is no value");
    return { ...value, isYaml: true };
  },
  nindent: indented,
  indent: (args) => ({ ...indented(args), isIndentOnly: true }),
  print: (args) => printf(args.map(() => "%s").join(""), args),
  ternary: ([yes, no, condition]) => {
    if (yes === undefined || no === undefined || condition?.type !== "boolean" || yes.type !== no.type)
      unliftable("ternary of several types");
    return { code: call("choose", condition.code, yes.code, no.code), type: yes.type };
  },
};

function printf(format: string, args: readonly Lifted[]): Lifted {
  const pieces = format.split(/%[sdv]/);
  if (format.replaceAll(/%[sdv]/g, "").includes("%") || pieces.length !== args.length + 1)
    unliftable(`printf with "${format}"`);
  const parts = pieces.flatMap((piece, index): (string | Code)[] => {
    const arg = args[index - 1];
    if (arg !== undefined && !["string", "integer"].includes(arg.type))
      unliftable("printf of a list or mapping");
    return [...(arg === undefined ? [] : [arg.code]), ...(piece === "" ? [] : [piece])];
  });
  return string(text(parts));
}
