import type { Json } from "@chartwright/model";
import { type Identifier, identifier, type Named } from "./identifier.ts";

/**
 * The part of TypeScript that a chart is written in, as data. It has two consumers that must agree:
 * `print.ts` makes the text of `chart.ts` from it, and `run.ts` the model that the text would give.
 */
export type Code =
  | DataCode
  | ObjectCode
  | ListCode
  | NameCode
  | MemberCode
  | CallCode
  | ArrowCode
  | TextCode
  | SpreadCode
  | CastCode;

/** Plain data. */
export interface DataCode {
  readonly kind: "data";
  readonly value: Json;
}

export interface Property {
  readonly key: string;
  readonly value: Code;
}

export interface ObjectCode {
  readonly kind: "object";
  readonly entries: readonly (Property | SpreadCode)[];
}

export interface ListCode {
  readonly kind: "list";
  readonly items: readonly Code[];
}

export interface NameCode {
  readonly kind: "name";
  readonly name: Identifier;
}

/** A property by whatever name: a text that cannot stand behind a dot is printed in brackets. */
export interface MemberCode {
  readonly kind: "member";
  readonly of: Code;
  readonly name: string;
}

export interface CallCode {
  readonly kind: "call";
  readonly fn: Code;
  readonly args: readonly Code[];
}

/** What is declared: a name, or the names that it is destructured into. */
export type Declared = Identifier | readonly Identifier[];

/** A constant within a function: `const name = value`, or `const { a, b } = value`. */
export interface Constant {
  readonly names: Declared;
  readonly value: Code;
}

export interface ArrowCode {
  readonly kind: "arrow";
  readonly params: readonly Declared[];
  readonly constants: readonly Constant[];
  readonly body: Code;
}

/** `` text`…` ``: text with expressions in it. */
export interface TextCode {
  readonly kind: "text";
  readonly parts: readonly (string | Code)[];
}

export interface SpreadCode {
  readonly kind: "spread";
  readonly of: Code;
}

/** `value as Expr<never>`: where a value of any type is put into a field of a certain type. */
export interface CastCode {
  readonly kind: "cast";
  readonly of: Code;
}

export function data(value: Json): DataCode {
  return { kind: "data", value };
}
/** A name that is written out where this is called, or was checked. */
export function name<const T extends string>(text: Named<T>): NameCode {
  return { kind: "name", name: identifier(text) };
}
/** `a.b.c` */
export function member(of: Code, ...path: readonly string[]): Code {
  return path.reduce<Code>((at, each) => ({ kind: "member", of: at, name: each }), of);
}
/** A call of a function in scope by its name, which may have dots: `blocks.image`. */
export function call<const T extends string>(fn: Named<T>, ...args: readonly Code[]): CallCode {
  const [first = "", ...path] = fn.split(".");
  return { kind: "call", fn: member({ kind: "name", name: identifier(first) }, ...path), args };
}
/** A call of a method, which no text of the input chooses. */
export function method<const T extends string>(
  of: Code,
  called: Named<T>,
  ...args: readonly Code[]
): CallCode {
  return { kind: "call", fn: member(of, called), args };
}
export function object(entries: ObjectCode["entries"]): ObjectCode {
  return { kind: "object", entries };
}
export function list(items: readonly Code[]): ListCode {
  return { kind: "list", items };
}
export function spread(of: Code): SpreadCode {
  return { kind: "spread", of };
}
export function text(parts: readonly (string | Code)[]): TextCode {
  return { kind: "text", parts };
}
export function arrow(
  params: ArrowCode["params"],
  body: Code,
  constants: readonly Constant[] = [],
): ArrowCode {
  return { kind: "arrow", params, constants, body };
}
export function cast(of: Code): CastCode {
  return { kind: "cast", of };
}
