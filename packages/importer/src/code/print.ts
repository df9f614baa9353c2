import type { Json } from "@chartwright/model";
import { type ArrowCode, type Code, data, type Property, type SpreadCode } from "./code.ts";

/** The length of a line, as this repository's formatter has it. */
const width = 110;

/**
 * Code as a person would lay it out: on one line where it fits, else one part a line.
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
      return `${print(code.of, depth, before, after)}${access(code.name)}`;
    case "call":
      return printCall(code.fn, code.args, depth, before, after);
    case "arrow":
      return printArrow(code, depth, before, after);
    case "cast":
      return `${print(code.of, depth, before, after)} as Expr<never>`;
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
  if (value.kind === "name" && value.name === key) return key;
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
    return `${print(chain.root, depth, before)}${links.join("")}`;
  }
  const head = print(fn, depth, before);
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
  if (fn.kind !== "member") return undefined;
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
  if (constants.length === 0)
    return `${head}${asBody(body, print(body, depth, before + head.length, after))}`;
  const pad = "  ".repeat(depth + 1);
  const lines = constants.map(({ names, value }) => {
    const declared = typeof names === "string" ? names : `{ ${names.join(", ")} }`;
    return `${pad}const ${declared} = ${print(value, depth + 1, declared.length + 9)};\n`;
  });
  return `${head}{\n${lines.join("")}${pad}return ${print(body, depth + 1, 7)};\n${"  ".repeat(depth)}}`;
}

/** An object as the body of a function has parentheses, or it would be a block. */
function asBody(body: Code, printed: string): string {
  return body.kind === "object" || (body.kind === "data" && printed.startsWith("{"))
    ? `(${printed})`
    : printed;
}

function printParams(params: ArrowCode["params"]): string {
  return `(${params.map((each) => (typeof each === "string" ? each : `{ ${each.join(", ")} }`)).join(", ")})`;
}

function printFlat(code: Code): string {
  switch (code.kind) {
    case "data":
      return flatData(code.value);
    case "name":
      return code.name;
    case "object": {
      const entries = code.entries.map((entry) => {
        if (!("key" in entry)) return printFlat(entry);
        const { key, value } = entry;
        if (value.kind === "name" && value.name === key) return key;
        return `${propertyName(key)}: ${printFlat(value)}`;
      });
      return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
    }
    case "list":
      return `[${code.items.map(printFlat).join(", ")}]`;
    case "member":
      return `${printFlat(code.of)}${access(code.name)}`;
    case "call":
      return `${printFlat(code.fn)}(${code.args.map(printFlat).join(", ")})`;
    case "arrow": {
      const head = `${printParams(code.params)} => `;
      if (code.constants.length > 0) return `${head}{ … }`;
      return `${head}${asBody(code.body, printFlat(code.body))}`;
    }
    case "text":
      return `text\`${code.parts.map((part) => (typeof part === "string" ? escaped(part) : `\${${printFlat(part)}}`)).join("")}\``;
    case "spread":
      return `...${printFlat(code.of)}`;
    case "cast":
      return `${printFlat(code.of)} as Expr<never>`;
  }
  code satisfies never;
  return "";
}

function escaped(part: string): string {
  const inner = JSON.stringify(part).slice(1, -1).replaceAll('\\"', '"');
  return inner.replaceAll("`", "\\`").replaceAll("${", "\\${");
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
  if (typeof value === "string" && value.length > 60 && value.includes("\n")) return literalText(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, part]) => `${propertyName(key)}: ${flatData(part)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** A text of several lines, as lines. */
function literalText(value: string): string {
  const lines = value.split("\n").map((line) => escaped(line).replaceAll(/[\u007f-\u009f\ufeff]/g, unicode));
  return `\`${lines.join("\n")}\``;
}

function unicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** `__proto__: …` would set what the object inherits from; computed, it is a key as any other. */
function propertyName(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return isIdentifier(key) ? key : JSON.stringify(key);
}

function access(key: string): string {
  return isIdentifier(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

function isIdentifier(key: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(key);
}
