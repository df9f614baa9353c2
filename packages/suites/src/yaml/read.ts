import { type Document, LineCounter, parseAllDocuments, type ScalarTag, type Tags } from "yaml";
import { type Data, Float, isList, isMapping } from "./data.ts";

const octal = /^[-+]?0[0-7_]+$/;
const integer = /^[-+]?(0b[01_]+|0o[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)$/;
const float = /^[-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?$/;

/** Numbers as Go's YAML library reads them: `0644` is octal, `1_000` a thousand, `1.0` no integer. */
const number: ScalarTag = {
  tag: "tag:yaml.org,2002:int",
  default: true,
  test: float,
  resolve: (text) => {
    const digits = text.replaceAll("_", "");
    if (octal.test(digits)) return signed(digits, (rest) => `0o${rest.slice(1)}`);
    // With an 8 or a 9 it is no octal number, and Go then takes it for a float.
    if (integer.test(digits) && !/^[-+]?0[0-9]/.test(digits)) return Number(digits);
    const value = Number(digits);
    return Number.isInteger(value) ? new Float(value) : value;
  },
};

const prefixed: ScalarTag = {
  tag: "tag:yaml.org,2002:int",
  default: true,
  test: /^[-+]?0[box][0-9a-fA-F_]+$/,
  resolve: (text) => signed(text.replaceAll("_", ""), (rest) => rest),
};

function signed(text: string, read: (digits: string) => string): number {
  const isNegative = text.startsWith("-");
  const value = Number(read(text.replace(/^[-+]/, "")));
  return isNegative ? -value : value;
}

function tags(known: Tags): Tags {
  const others = known.filter(
    (tag) =>
      typeof tag === "string" || !/:(int|float)$/.test(tag.tag) || ("format" in tag && tag.format === "NAN"),
  );
  const unbounded = known.filter(
    (tag) => typeof tag !== "string" && tag.tag.endsWith(":float") && !("format" in tag),
  );
  return [...others, prefixed, number, ...unbounded];
}

/** A document with where its parts stand. */
export interface ReadDocument {
  readonly data: Data;
  /** The line, from 1, of the part at a path; of the closest part that is there. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
}

/** Reads YAML documents as Go's YAML library does; empty ones are left out. The error is that of the first mistake. */
export function readYaml(text: string): {
  readonly documents: readonly ReadDocument[];
  readonly error?: ReadError;
} {
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, {
    version: "1.2",
    merge: true,
    customTags: tags,
    lineCounter,
    prettyErrors: false,
  });
  const read: ReadDocument[] = [];
  for (const document of documents) {
    const [error] = document.errors;
    if (error !== undefined) {
      const line = lineCounter.linePos(error.pos[0]).line;
      return { documents: read, error: { message: error.message, line, code: error.code } };
    }
    const data = (document.toJS({ maxAliasCount: 1000 }) ?? null) as Data;
    if (data !== null) read.push({ data, lineOf: (path) => lineOf(document, lineCounter, path) });
  }
  return { documents: read };
}

export interface ReadError {
  readonly message: string;
  readonly line: number;
  readonly code: string;
}

function lineOf(document: Document, lines: LineCounter, path: readonly (string | number)[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = (length === 0 ? document.contents : document.getIn(path.slice(0, length), true)) as
      | { range?: readonly number[] }
      | undefined;
    const start = node?.range?.[0];
    if (start !== undefined) return lines.linePos(start).line;
  }
  return 1;
}

/** A manifest's numbers as they are after Go has written and read it again: a small float without fraction is an int. */
export function rewritten(data: Data): Data {
  if (data instanceof Float) return Math.abs(data.value) < 1e6 ? data.value : data;
  if (isList(data)) return data.map(rewritten);
  if (!isMapping(data)) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, rewritten(value)]));
}
