import type { Json } from "@chartwright/model";
import { type ArrowCode, type Code, type Declared, data, type Property, type SpreadCode } from "./code.ts";
import { identifier, isPropertyName } from "./identifier.ts";
import { linesLiteral, templatePart, textLiteral } from "./literal.ts";

/** The length of a line, as this repository's formatter has it. */
export const width = 110;

/**
 * Code as a person would lay it out: on one line where it fits, else one part a line. What it is made of may come from
 * anybody: a name is checked where it is written, and all else is escaped by `literal.ts`.
 *
 * @param depth how deep it stands, in steps of two spaces
 * @param before how many characters of its first line are taken already
 */
export function print(code: Code, depth = 0, before = 0, after = 1): string {
  const flat = printFlat(code);
  if (!flat.includes("\n") && depth * 2 + before + flat.length + after <= width && !isTall(code)) return flat;
  const pad = "  ".repeat(depth + 1);
  const close = "  ".repeat(depth);
  switch (code.kind) {
    case "data":
      return printData(code.value, depth, before, after);
    case "object": {
      if (code.entries.length === 0) return "{}";
      const lines = code.entries.map((entry) => `${pad}${printEntry(entry, depth + 1)},\n`);
      return `{\n${lines.join("")}${close}}`;
    }
    case "list": {
      if (code.items.length === 0) return "[]";
      const lines = code.items.map((item) => `${pad}${print(item, depth + 1)},\n`);
      return `[\n${lines.join("")}${close}]`;
    }
    case "spread":
      return `...${print(code.of, depth, before + 3, after)}`;
    case "member":
      return `${printOperand(code.of, depth, before, after)}${access(code.name)}`;
    case "call":
      return printCall(code.fn, code.args, depth, before, after);
    case "arrow":
      return printArrow(code, depth, before, after);
    case "cast":
      return `${asCast(code.of, print(code.of, depth, before, after))} as Expr<never>`;
    case "name":
    case "text":
      return flat;
  }
  code satisfies never;
  return flat;
}

/** What stays on several lines although it would fit on one. */
function isTall(code: Code): boolean {
  return code.kind === "arrow" && code.constants.length > 0;
}

function printEntry(entry: Property | SpreadCode, depth: number): string {
  if (!("key" in entry)) return print(entry, depth);
  const { key, value } = entry;
  if (value.kind === "name" && value.name === key) return identifier(key);
  const name = propertyName(key);
  return `${name}: ${print(value, depth, name.length + 2)}`;
}

function printCall(fn: Code, args: readonly Code[], depth: number, before: number, after: number): string {
  const chain = chainOf(fn, args);
  if (chain !== undefined && chain.calls.length > 1) {
    const pad = "  ".repeat(depth + 1);
    const links = chain.calls.map(
      ({ name, args: own }) => `\n${pad}.${name}(${printArgs(own, depth + 1, name.length + 2, 1)})`,
    );
    return `${printOperand(chain.root, depth, before)}${links.join("")}`;
  }
  const head = printOperand(fn, depth, before);
  const start = head.includes("\n") ? 0 : before + head.length + 1;
  return `${head}(${printArgs(args, depth, start, after + 1)})`;
}

function printArgs(args: readonly Code[], depth: number, before: number, after: number): string {
  if (args.length === 0) return "";
  const flat = args.map(printFlat);
  const whole = flat.join(", ");
  const isFlat = depth * 2 + before + whole.length + after <= width && !args.some(isTall);
  if (isFlat && !whole.includes("\n")) return whole;
  // The last one is broken up, as long as those before it fit beside it.
  const last = args.at(-1) as Code;
  const heads = flat.slice(0, -1).join(", ");
  const lead = heads === "" ? "" : `${heads}, `;
  const isOpen = ["object", "list", "arrow", "data"].includes(last.kind) || args.length === 1;
  if (isOpen && depth * 2 + before + lead.length < width - 10 && !args.slice(0, -1).some(isLong)) {
    return `${lead}${print(last, depth, before + lead.length, after)}`;
  }
  const pad = "  ".repeat(depth + 1);
  return `\n${args.map((arg) => `${pad}${print(arg, depth + 1)},\n`).join("")}${"  ".repeat(depth)}`;
}

function isLong(code: Code): boolean {
  return ["object", "list", "arrow"].includes(code.kind);
}

interface Link {
  readonly name: string;
  readonly args: readonly Code[];
}

/** A chain of calls of methods: `v.string().default("")` has the root `v` and two links. */
function chainOf(fn: Code, args: readonly Code[]): { root: Code; calls: readonly Link[] } | undefined {
  if (fn.kind !== "member" || !isPropertyName(fn.name)) return undefined;
  const link = { name: fn.name, args };
  const below = fn.of.kind === "call" ? chainOf(fn.of.fn, fn.of.args) : undefined;
  return below === undefined
    ? { root: fn.of, calls: [link] }
    : { root: below.root, calls: [...below.calls, link] };
}

function printArrow(
  { params, constants, body }: ArrowCode,
  depth: number,
  before: number,
  after: number,
): string {
  const head = `${printParams(params)} => `;
  if (constants.length === 0) return `${head}${asBody(print(body, depth, before + head.length, after))}`;
  const pad = "  ".repeat(depth + 1);
  const lines = constants.map(({ names, value }) => {
    const declared = printDeclared(names);
    return `${pad}const ${declared} = ${print(value, depth + 1, declared.length + 9)};\n`;
  });
  return `${head}{\n${lines.join("")}${pad}return ${print(body, depth + 1, 7)};\n${"  ".repeat(depth)}}`;
}

/** An object as the body of a function has parentheses, or it would be a block. */
function asBody(printed: string): string {
  return printed.startsWith("{") ? `(${printed})` : printed;
}

/** A function ends where its body does: a type behind it would be the body's. */
function asCast(code: Code, printed: string): string {
  return code.kind === "arrow" ? `(${printed})` : printed;
}

function printParams(params: ArrowCode["params"]): string {
  return `(${params.map(printDeclared).join(", ")})`;
}

function printDeclared(names: Declared): string {
  return typeof names === "string" ? identifier(names) : `{ ${names.map(identifier).join(", ")} }`;
}

function printFlat(code: Code): string {
  switch (code.kind) {
    case "data":
      return flatData(code.value);
    case "name":
      return identifier(code.name);
    case "object": {
      const entries = code.entries.map((entry) => {
        if (!("key" in entry)) return printFlat(entry);
        const { key, value } = entry;
        if (value.kind === "name" && value.name === key) return identifier(key);
        return `${propertyName(key)}: ${printFlat(value)}`;
      });
      return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
    }
    case "list":
      return `[${code.items.map(printFlat).join(", ")}]`;
    case "member":
      return `${inParentheses(code.of, printFlat(code.of))}${access(code.name)}`;
    case "call":
      return `${inParentheses(code.fn, printFlat(code.fn))}(${code.args.map(printFlat).join(", ")})`;
    case "arrow": {
      const head = `${printParams(code.params)} => `;
      if (code.constants.length === 0) return `${head}${asBody(printFlat(code.body))}`;
      const constants = code.constants.map(
        ({ names, value }) => `const ${printDeclared(names)} = ${printFlat(value)}; `,
      );
      return `${head}{ ${constants.join("")}return ${printFlat(code.body)}; }`;
    }
    case "text": {
      const parts = adjoined(code.parts);
      return `text\`${parts.map((part) => (typeof part === "string" ? templatePart(part) : `\${${printFlat(part)}}`)).join("")}\``;
    }
    case "spread":
      return `...${printFlat(code.of)}`;
    case "cast":
      return `${asCast(code.of, printFlat(code.of))} as Expr<never>`;
  }
  code satisfies never;
  return "";
}

/** With one text where several stand side by side: `$` and `{` are escaped together only. */
function adjoined(parts: readonly (string | Code)[]): readonly (string | Code)[] {
  const joined: (string | Code)[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof last === "string" && typeof part === "string") joined[joined.length - 1] = `${last}${part}`;
    else joined.push(part);
  }
  return joined;
}

function printOperand(code: Code, depth: number, before: number, after = 1): string {
  return inParentheses(code, print(code, depth, before, after));
}

/** What a property is read of, or is called, stands in parentheses where it would end or begin too soon without. */
function inParentheses(code: Code, printed: string): string {
  const isOpen = ["cast", "arrow", "object", "data", "spread"].includes(code.kind);
  return isOpen ? `(${printed})` : printed;
}

function printData(value: Json, depth: number, before: number, after: number): string {
  if (Array.isArray(value)) return print({ kind: "list", items: value.map(data) }, depth, before, after);
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, part]) => ({ key, value: data(part) }));
    return print({ kind: "object", entries }, depth, before, after);
  }
  return flatData(value);
}

function flatData(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(flatData).join(", ")}]`;
  if (typeof value === "string")
    return value.length > 60 && value.includes("\n") ? linesLiteral(value) : textLiteral(value);
  if (Object.is(value, -0)) return "-0";
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, part]) => `${propertyName(key)}: ${flatData(part)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** `__proto__: …` would set what the object inherits from; computed, it is a key as any other. */
export function propertyName(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return isPropertyName(key) ? key : textLiteral(key);
}

function access(key: string): string {
  return isPropertyName(key) ? `.${key}` : `[${textLiteral(key)}]`;
}
